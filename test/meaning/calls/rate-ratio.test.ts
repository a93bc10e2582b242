import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateRatio } from '../../../src/meaning/calls/rate-ratio.ts';

describe('the ratio of rates', () => {
  it('comes to what was counted, with an interval around it that narrows with more calls', () => {
    const split = { inside: 80, outside: 60, insideSeconds: 100, outsideSeconds: 300 };
    const { ratio, low, high } = rateRatio([split], 1);
    expect(ratio).toBeCloseTo(4, 0);
    expect(low).toBeLessThan(4);
    expect(high).toBeGreaterThan(4);
    const more = rateRatio([{ ...split, inside: 800, outside: 600 }], 1);
    expect(more.high / more.low).toBeLessThan(high / low);
    const spread = rateRatio([split], 5);
    expect(spread.high / spread.low).toBeGreaterThan(high / low);
  });

  it('is not moved by recordings that differ in how much is called in them', () => {
    const lively = { inside: 300, outside: 100, insideSeconds: 270, outsideSeconds: 30 };
    const quiet = { inside: 1, outside: 3, insideSeconds: 30, outsideSeconds: 270 };
    expect(lively.inside / lively.insideSeconds / (lively.outside / lively.outsideSeconds)).toBeLessThan(1);
    expect(rateRatio([lively, quiet], 1).ratio).toBeLessThan(1);
  });

  it('is a number for whatever was counted', () => {
    const count = fc.integer({ min: 0, max: 1000 });
    const duration = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e5, noNaN: true }));
    const splits = fc.record({ inside: count, outside: count, insideSeconds: duration, outsideSeconds: duration });
    fc.assert(
      fc.property(fc.array(splits, { maxLength: 10 }), fc.double({ min: 0, max: 50, noNaN: true }), (all, spread) => {
        const { ratio, low, high } = rateRatio(all, spread);
        expect(low).toBeGreaterThan(0);
        expect(low).toBeLessThanOrEqual(ratio);
        expect(ratio).toBeLessThanOrEqual(high);
        expect(high).toBeLessThan(Infinity);
      }),
      { numRuns: 30 },
    );
    expect(rateRatio([], 1).ratio).toBeCloseTo(1, 1);
  });
});
