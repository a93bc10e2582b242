import { expect, it } from 'vitest';
import { languageReport } from '../../../src/phonetics/languages/language-report.ts';

it('tells of a file its language, all shares, the windows they were told by, and a label an utterance', () => {
  const languages = ['deu', 'kaz', 'other'];
  const windows = [{ startSeconds: 0, endSeconds: 4, probabilities: [0.125, 0.75, 0.125] }];
  const subject = (id: string, startSeconds: number, endSeconds: number) => ({ id, startSeconds, endSeconds });
  const report = languageReport([
    { subject: subject('a', 0, 4), result: { language: 'kaz', confidence: 0.75, languages, windows } },
    { subject: subject('b', 30, 30.5), result: { language: null, confidence: 0, languages, windows: [] } },
  ]);
  const shares = { kaz: 0.75, deu: 0.125, other: 0.125 };
  expect(report).toEqual({
    label: 'kaz',
    shares,
    windows: [{ start: 0, end: 4, shares }],
    utterances: [
      { start: 0, end: 4, label: 'kaz', confidence: 0.75 },
      { start: 30, end: 30.5, label: null, confidence: 0 },
    ],
  });
});
