import { describe, expect, it } from 'vitest';
import { scores } from '../../../../src/phonetics/languages/evaluation/evaluate-languages.ts';

const told = [
  { expected: 'deu', speaker: 'Kai', windows: ['deu', 'deu', 'kaz'], whole: 'deu' },
  { expected: 'deu', speaker: 'Kai', windows: ['other'], whole: 'other' },
  { expected: 'other', speaker: 'Mia', windows: ['other', 'kaz'], whole: 'kaz' },
  { expected: 'other', speaker: 'Noa', windows: [], whole: 'none' },
];
const result = scores(told, ['deu', 'kaz', 'other']);

describe('scores', () => {
  it('counts what was taken for what, of windows and of files', () => {
    expect(result.windows).toEqual({
      actual: ['deu', 'other'],
      told: ['deu', 'kaz', 'other', 'none'],
      counts: [
        [2, 1, 1, 0],
        [0, 1, 1, 0],
      ],
    });
    expect(result.files.counts).toEqual([
      [1, 0, 1, 0],
      [0, 1, 0, 1],
    ]);
  });

  it('gives the share that is right, by language and of all', () => {
    expect(result.rows).toEqual([
      { language: 'deu', speakers: 1, files: 2, windows: 4, windowAccuracy: 0.5, fileAccuracy: 0.5 },
      { language: 'other', speakers: 2, files: 2, windows: 2, windowAccuracy: 0.5, fileAccuracy: 0 },
    ]);
    expect(result.windowAccuracy).toBe(0.5);
    expect(result.fileAccuracy).toBe(0.25);
  });
});
