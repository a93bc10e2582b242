import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotationCount, rotationDistribution } from '../../../src/meaning/calls/rotations.ts';
import { holds, secondsOf, united } from '../../../src/meaning/calls/spans.ts';

const seconds = fc.double({ min: 0, max: 99.99, noNaN: true });
const spansOf = fc
  .array(fc.tuple(seconds, seconds), { maxLength: 8 })
  .map((pairs) => united(pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))));

describe('rotations of calls within a recording', () => {
  it('agree with moving every call by hand', () => {
    const whole = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 1, maxLength: 6 }), whole, whole, (starts, a, b) => {
        // a quarter off the grid, so that no rounding decides
        const spans = united([{ start: Math.min(a, b) + 0.25, end: Math.max(a, b) + 1.25 }]);
        const count = rotationCount(101);
        const tally = new Array<number>(starts.length + 1).fill(0);
        for (let rotation = 0; rotation < count; rotation++) {
          const moved = starts.map((start) => (start + (rotation * 101) / count) % 101);
          tally[moved.filter((start) => holds(spans, start)).length]! += 1 / count;
        }
        const { probabilities, observed } = rotationDistribution(starts, spans, 101);
        expect(observed).toBe(starts.filter((start) => holds(spans, start)).length);
        // an edge may fall on a rotation to the last bit
        for (const [hits, share] of tally.entries()) {
          expect(Math.abs((probabilities[hits] ?? 0) - share)).toBeLessThan((2 * starts.length + 0.5) / count);
        }
      }),
    );
  });

  it('keep the number of calls: the mean share of them in some time is the share of that time', () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 20 }), spansOf, (times, spans) => {
        const { mean, variance, probabilities, observed } = rotationDistribution(times, spans, 100);
        const spread = spans.length / rotationCount(100);
        expect(Math.abs(mean / times.length - secondsOf(spans) / 100)).toBeLessThanOrEqual(spread + 1e-9);
        expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        expect(variance).toBeGreaterThanOrEqual(0);
        expect(observed).toBe(times.filter((time) => holds(spans, time)).length);
        // to be moved by nothing is one of them
        expect(probabilities[observed]).toBeGreaterThan(0);
      }),
    );
  });

  it('tell nothing where the condition is always or never there, or there is no call', () => {
    expect(rotationDistribution([1, 2], [{ start: 0, end: 10 }], 10)).toMatchObject({ observed: 2, variance: 0 });
    expect(rotationDistribution([1, 2], [], 10)).toMatchObject({ observed: 0, variance: 0 });
    expect(rotationDistribution([], [{ start: 2, end: 3 }], 10)).toMatchObject({ observed: 0, variance: 0 });
  });
});
