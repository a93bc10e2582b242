import { describe, expect, it } from 'vitest';
import { calibrationError, voiceScores } from '../../../src/emotion/evaluation/voice-scores.ts';

function clip(actual: string, group: string, probabilities: Readonly<Record<string, number>>, valence: number) {
  return { actual, group, probabilities: new Map(Object.entries(probabilities)), valence };
}

const scores = voiceScores(
  [
    clip('happy', '1', { happy: 0.8, sad: 0.2, odd: 0 }, 0.5),
    clip('happy', '1', { happy: 0.4, sad: 0.6, odd: 0 }, -0.1),
    clip('sad', '1', { happy: 0.1, sad: 0.9, odd: 0 }, -0.8),
    clip('odd', '2', { happy: 0.3, sad: 0.2, odd: 0.5 }, 0.1),
  ],
  ['happy', 'sad', 'odd'],
  new Map([
    ['happy', 1],
    ['sad', -1],
  ]),
);

describe('what is heard in voices, held against what was acted', () => {
  it('counts each emotion alike, in all and in each group, and none that does not occur there', () => {
    expect(scores.all).toEqual({ clips: 4, averageRecall: (0.5 + 1 + 1) / 3 });
    expect(scores.groups).toEqual([
      { group: '1', clips: 3, averageRecall: 0.75 },
      { group: '2', clips: 1, averageRecall: 1 },
    ]);
    expect(scores.recalls).toEqual([0.5, 1, 1]);
  });

  it('says what was taken for what', () => {
    expect(scores.confusion.counts).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('scores the sign of valence where an emotion has one', () => {
    expect(scores.valence).toEqual({ clips: 3, right: 2 / 3, balanced: 0.75 });
  });
});

describe('the error of calibration', () => {
  it('is how far what is said lies from what is right, bin by bin', () => {
    const answers = [
      { right: true, probability: 1 },
      { right: true, probability: 0.95 },
      { right: false, probability: 0.35 },
      { right: true, probability: 0.35 },
    ];
    expect(calibrationError(answers)).toBeCloseTo((0.05 + 0.3) / 4, 9);
  });
});
