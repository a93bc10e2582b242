import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropyBits, informationOfAnswers, informationOfRival, rivalAfter } from '../../src/meaning/expected-gain.ts';

const accuracy = fc.double({ min: 0.5, max: 1, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Probabilities that sum to at most 1. */
const belief = fc.array(share, { minLength: 1, maxLength: 4 }).map((parts) => {
  const total = parts.reduce((sum, p) => sum + p, 0);
  return total > 1 ? parts.map((p) => p / total) : parts;
});

describe('what an answer is expected to tell', () => {
  it('is a bit where it is even, nothing where it is known, and less from one who errs', () => {
    expect(informationOfAnswers([0.5], 1)).toBeCloseTo(1, 12);
    expect(informationOfAnswers([0], 1)).toBe(0);
    expect(informationOfAnswers([1], 0.9)).toBeCloseTo(0, 12);
    expect(informationOfAnswers([0.5], 0.9)).toBeCloseTo(1 - entropyBits(0.9), 12);
    expect(informationOfAnswers([0.5], 0.5)).toBeCloseTo(0, 12);
  });

  it('is the entropy that enumeration finds the answers to take from the meaning', () => {
    fc.assert(
      fc.property(belief, accuracy, (probabilities, r) => {
        expect(informationOfAnswers(probabilities, r)).toBeCloseTo(byEnumeration(probabilities, r), 8);
      }),
    );
  });

  it('is never negative, and of a further question never more than that question tells alone', () => {
    fc.assert(
      fc.property(belief, accuracy, (probabilities, r) => {
        const before = informationOfAnswers(probabilities.slice(1), r);
        const added = informationOfAnswers(probabilities, r) - before;
        expect(added).toBeGreaterThan(-1e-9);
        expect(added).toBeLessThan(informationOfAnswers([probabilities[0]!], r) + 1e-9);
      }),
    );
  });

  it('tells of a rival little, more where the penalty is larger, and nothing where there is none', () => {
    const of = (rivalPenalty: number) => informationOfRival(0.5, 0.5, { accuracy: 1, rivalPenalty });
    expect(of(0)).toBeCloseTo(0, 12);
    expect(of(1)).toBeGreaterThan(of(0.5));
    expect(of(1)).toBeLessThan(0.1);
    expect(of(1000)).toBeCloseTo(1, 6);
  });

  it('keeps probabilities within bounds and, on average, where they were', () => {
    fc.assert(
      fc.property(share, share, accuracy, fc.double({ min: 0, max: 50, noNaN: true }), (p, q, r, rivalPenalty) => {
        const { yes, ifYes, ifNo } = rivalAfter(p, q, { accuracy: r, rivalPenalty });
        for (const value of [yes, ifYes, ifNo]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(yes * ifYes + (1 - yes) * ifNo).toBeCloseTo(q, 6);
        expect(informationOfRival(p, q, { accuracy: r, rivalPenalty })).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('refuses an accuracy that is none, and too many questions at once', () => {
    expect(() => informationOfAnswers([0.5], 0.4)).toThrow(/accuracy is 0.4/);
    expect(() => informationOfAnswers([0.5], NaN)).toThrow(/accuracy is NaN/);
    expect(() => informationOfAnswers(Array<number>(7).fill(0.1), 1)).toThrow(/at most 6/);
  });
});

/** H(meaning) - E[H(meaning | answers)], straight from the definition. */
function byEnumeration(probabilities: readonly number[], r: number): number {
  const meanings = [...probabilities, Math.max(0, 1 - probabilities.reduce((sum, p) => sum + p, 0))];
  const entropy = (weights: readonly number[]) => {
    const total = weights.reduce((sum, w) => sum + w, 0);
    return weights.reduce((bits, w) => (w > 0 ? bits - (w / total) * Math.log2(w / total) : bits), 0);
  };
  let after = 0;
  for (let answers = 0; answers < 2 ** probabilities.length; answers++) {
    const joint = meanings.map((p, meaning) =>
      probabilities.reduce((product, _, asked) => {
        const saysYes = ((answers >> asked) & 1) === 1;
        return product * (saysYes === (meaning === asked) ? r : 1 - r);
      }, p),
    );
    const probability = joint.reduce((sum, p) => sum + p, 0);
    if (probability > 0) after += probability * entropy(joint);
  }
  return entropy(meanings) - after;
}
