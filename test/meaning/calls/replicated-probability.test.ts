import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseDiscoveryRates } from '../../../src/meaning/calls/false-discovery.ts';
import { leastProbability, replicatedProbability } from '../../../src/meaning/calls/replicated-probability.ts';
import type { RotationDistribution } from '../../../src/meaning/calls/rotations.ts';

function distribution(weights: readonly number[], observed: number): RotationDistribution {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = Float64Array.from(weights, (weight) => weight / total);
  const mean = probabilities.reduce((sum, each, hits) => sum + each * hits, 0);
  const square = probabilities.reduce((sum, each, hits) => sum + each * hits * hits, 0);
  return { observed, probabilities, mean, variance: square - mean * mean };
}

const anyDistribution = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 })
  .chain((weights) => fc.nat(weights.length - 1).map((observed) => distribution(weights, observed)));

describe('the p-value over recordings', () => {
  it('is above 0 and at most 1, and to be shown by more than one is never likelier than to be shown by any', () => {
    fc.assert(
      fc.property(fc.array(anyDistribution, { maxLength: 40 }), (recordings) => {
        const { replicated, any } = replicatedProbability(recordings);
        for (const value of [replicated, any]) {
          expect(value).toBeGreaterThanOrEqual(leastProbability);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(replicated).toBeGreaterThanOrEqual(any);
      }),
    );
  });

  it('is the sum over all combinations where it can be counted, and the largest with one recording left out', () => {
    const recordings = [distribution([8, 1, 1], 2), distribution([6, 3, 1], 2), distribution([7, 2, 1], 1)];
    const tail = (chosen: readonly RotationDistribution[]) => {
      const reached = chosen.reduce((sum, { observed }) => sum + observed, 0);
      const sums = chosen.reduce(
        (ways, { probabilities }) =>
          ways.flatMap(({ sum, weight }) =>
            [...probabilities].map((each, hits) => ({ sum: sum + hits, weight: weight * each })),
          ),
        [{ sum: 0, weight: 1 }],
      );
      return sums.filter(({ sum }) => sum >= reached).reduce((total, { weight }) => total + weight, 0);
    };
    const { any, replicated, direction } = replicatedProbability(recordings);
    expect(direction).toBe('MORE');
    expect(any).toBeCloseTo(2 * tail(recordings), 12);
    const leftOut = recordings.map((_, place) => tail(recordings.filter((_each, at) => at !== place)));
    expect(replicated).toBeCloseTo(2 * Math.max(...leftOut), 12);
  });

  it('finds calls that are missing as it finds calls that are there', () => {
    const more = Array.from({ length: 5 }, () => distribution([5, 4, 1], 2));
    const less = Array.from({ length: 5 }, () => distribution([1, 4, 5], 0));
    expect(replicatedProbability(less)).toEqual({ ...replicatedProbability(more), direction: 'LESS' });
  });

  it('is 1 for a single recording, however much stands out in it, and for none', () => {
    const weights = [1000, ...new Array<number>(9).fill(0), 1];
    expect(replicatedProbability([distribution(weights, 10)])).toMatchObject({ replicated: 1 });
    expect(replicatedProbability([distribution(weights, 10)]).any).toBeLessThan(0.01);
    expect(replicatedProbability([distribution(weights, 10), distribution([5, 5], 0)]).replicated).toBe(1);
    expect(replicatedProbability([])).toMatchObject({ replicated: 1, any: 1 });
  });
});

describe('q-values', () => {
  it('rise with the p-values, lie between them and 1, and do not depend on the order', () => {
    const share = fc.double({ min: 1e-12, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { maxLength: 50 }), (probabilities) => {
        const rates = falseDiscoveryRates(probabilities);
        for (const [place, rate] of rates.entries()) {
          expect(rate).toBeGreaterThanOrEqual(probabilities[place]!);
          expect(rate).toBeLessThanOrEqual(1);
          for (const [other, otherRate] of rates.entries()) {
            if (probabilities[other]! > probabilities[place]!) expect(otherRate).toBeGreaterThanOrEqual(rate);
          }
        }
        expect(falseDiscoveryRates([...probabilities].reverse())).toEqual([...rates].reverse());
      }),
    );
  });

  it('are those of Benjamini and Hochberg', () => {
    expect(falseDiscoveryRates([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.04 * (4 / 3), 0.04 * (4 / 3), 0.5]);
    expect(falseDiscoveryRates([])).toEqual([]);
  });
});
