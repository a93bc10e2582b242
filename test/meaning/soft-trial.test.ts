import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softTrial } from '../../src/meaning/soft-trial.ts';

const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const probability = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

describe('softTrial', () => {
  it('is a plain count where labels are certain', () => {
    expect(softTrial(1, 1, 0.8, 0.1)).toEqual({ hits: 1, misses: 0, correction: -0 });
    expect(softTrial(1, 0, 0.8, 0.1)).toEqual({ hits: 0, misses: 1, correction: -0 });
  });

  it('gives the likelihood ratio of the mixture, for whatever labels', () => {
    fc.assert(
      fc.property(probability, probability, inside, inside, (weight, confidence, named, base) => {
        const { hits, misses, correction } = softTrial(weight, confidence, named, base);
        const counted = hits * Math.log(named / base) + misses * Math.log((1 - named) / (1 - base)) + correction;
        const ratio = (named * confidence) / base + ((1 - named) * (1 - confidence)) / (1 - base);
        expect(counted).toBeCloseTo(Math.log(1 - weight + weight * ratio), 6);
        expect(correction).toBeLessThanOrEqual(0);
      }),
    );
  });
});
