import { describe, expect, it } from 'vitest';
import { boundaryErrors, scoredPhones } from '../../../src/phonetics/phones/judge-phones.ts';

const timed = (...phones: [ipa: string, startSeconds: number, endSeconds: number][]) =>
  phones.map(([ipa, startSeconds, endSeconds]) => ({ ipa, startSeconds, endSeconds, confidence: 0.5 }));

describe('scoredPhones', () => {
  it('takes a phone for right where it is paired with itself', () => {
    const said = ['m', 'a', 't', 'a'].map((ipa) => ({ ipa }));
    const heard = [
      { ipa: 'm', confidence: 0.9 },
      { ipa: 'a', confidence: 0.8 },
      { ipa: 'd', confidence: 0.4 },
      { ipa: 'a', confidence: 0.7 },
      { ipa: 's', confidence: 0.2 },
    ];
    expect(scoredPhones(said, heard)).toEqual([
      { score: 0.9, correct: true },
      { score: 0.8, correct: true },
      { score: 0.4, correct: false },
      { score: 0.7, correct: true },
      { score: 0.2, correct: false },
    ]);
    expect(scoredPhones([], heard).some(({ correct }) => correct)).toBe(false);
    expect(scoredPhones(said, [])).toEqual([]);
  });
});

describe('boundaryErrors', () => {
  it('measures both ends of the phones that are right, and of no others', () => {
    const said = timed(['m', 0, 0.1], ['a', 0.1, 0.3], ['t', 0.3, 0.4]);
    const heard = timed(['m', 0.02, 0.11], ['a', 0.11, 0.27], ['d', 0.29, 0.5]);
    const errors = boundaryErrors(said, heard).map((seconds) => Math.round(seconds * 1000));
    expect(errors).toEqual([20, 10, 10, 30]);
  });
});
