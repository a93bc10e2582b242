import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAt, meanBox, simplifiedPath, type PathPoint } from '../../../src/sight/objects/path.ts';

const point = (timeSeconds: number, x: number): PathPoint => ({ timeSeconds, box: [x, 0.1, 0.2, 0.2] });

describe('simplifiedPath', () => {
  it('keeps the ends of an even way, and the corner of a bent one', () => {
    expect(simplifiedPath([0, 1, 2, 3, 4].map((t) => point(t, t / 10))).map((p) => p.timeSeconds)).toEqual([0, 4]);
    const bent = [0, 1, 2, 3, 4].map((t) => point(t, t < 2 ? t / 10 : 0.4 - t / 10));
    expect(simplifiedPath(bent).map((p) => p.timeSeconds)).toEqual([0, 2, 4]);
  });

  it('is never further from the way than it may be', () => {
    const ways = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(ways, fc.double({ min: 0.01, max: 0.2, noNaN: true }), (xs, tolerance) => {
        const path = xs.map((x, t) => point(t, x));
        const simple = simplifiedPath(path, tolerance);
        for (const each of path)
          expect(Math.abs(boxAt(simple, each.timeSeconds)[0] - each.box[0])).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
    );
  });
});

describe('boxAt', () => {
  it('is between two points, and stays before the first and after the last', () => {
    const path = [point(1, 0.2), point(3, 0.6)];
    expect([0, 1, 2, 3, 9].map((time) => boxAt(path, time)[0])).toEqual([0.2, 0.2, 0.4, 0.6, 0.6]);
  });
});

describe('meanBox', () => {
  it('weighs by time and not by points', () => {
    const path = [point(0, 0), point(8, 0), point(10, 1)];
    expect(meanBox(path, 0, 10)[0]).toBeCloseTo(0.1);
    expect(meanBox(path, 4, 4)[0]).toBe(0);
  });
});
