import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameMatrix } from '../../src/dsp/frame-matrix.ts';
import { weightedAlignmentCost, weightedFrames, type WeightedFrames } from '../../src/dsp/weighted-alignment.ts';
import { ParameterError } from '../../src/errors.ts';

const whole = { skipCost: 4, skipShare: 0, skipFrames: 0 };

function pattern(values: readonly number[], weights?: readonly number[]): WeightedFrames {
  return weightedFrames(frameMatrix(Float32Array.from(values), 1), Float32Array.from(weights ?? values.map(() => 1)));
}

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 12 });

describe('weighted alignment', () => {
  it('is zero between equal patterns', () => {
    fc.assert(
      fc.property(values, (same) => {
        expect(weightedAlignmentCost(pattern(same), pattern(same), whole)).toBe(0);
      }),
    );
  });

  it('is the best of all paths', () => {
    const options = { skipCost: 3, skipShare: 0.2, skipFrames: 1.2 };
    const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, values, weights, (left, right, tenths) => {
        const a = pattern(
          left,
          left.map((_, at) => tenths[at]! / 10),
        );
        const b = pattern(
          right,
          right.map((_, at) => tenths[11 - at]! / 10),
        );
        const cost = weightedAlignmentCost(a, b, options);
        const slow = slowly(a, b, options);
        if (slow === Infinity) expect(cost).toBe(Infinity);
        else expect(cost).toBeCloseTo(slow, 6);
      }),
    );
  });

  it('does not depend on the order', () => {
    const options = { skipCost: 3, skipShare: 0.2, skipFrames: 2 };
    fc.assert(
      fc.property(values, values, (left, right) => {
        const forth = weightedAlignmentCost(pattern(left), pattern(right), options);
        expect(weightedAlignmentCost(pattern(right), pattern(left), options)).toBeCloseTo(forth, 9);
      }),
    );
  });

  it('takes quiet frames before a word for nearly nothing', () => {
    const word = [3, 9, 1, 7, 2, 8];
    const padded = pattern([0, 0, ...word], [0.02, 0.02, 1, 1, 1, 1, 1, 1]);
    const cost = weightedAlignmentCost(pattern(word), padded, { skipCost: 4, skipShare: 0.1, skipFrames: 1 });
    expect(cost).toBeLessThan(0.02);
  });

  it('gives up above a limit and refuses weights that do not fit', () => {
    const far = { ...whole, abandonAbove: 1 };
    expect(weightedAlignmentCost(pattern([0, 0, 0, 0, 0]), pattern([9, 9, 9, 9, 9]), far)).toBe(Infinity);
    expect(() => pattern([1, 2], [1])).toThrow(ParameterError);
  });
});

/** The recursion as it is written in the docstring, over every cell. */
function slowly(
  a: WeightedFrames,
  b: WeightedFrames,
  { skipCost, skipShare, skipFrames }: { skipCost: number; skipShare: number; skipFrames: number },
): number {
  const [n, m] = [a.matrix.frames, b.matrix.frames];
  const far = (i: number, j: number) => Math.abs(a.matrix.data[i]! - b.matrix.data[j]!);
  const before = (x: WeightedFrames, at: number) => x.weights.slice(0, at).reduce((sum, weight) => sum + weight, 0);
  const total = (x: WeightedFrames) => before(x, x.matrix.frames);
  const most = (x: WeightedFrames) => Math.max(skipFrames, skipShare * total(x)) + 1e-9;
  const mayStart = (x: WeightedFrames, at: number) =>
    at === 0 || (at <= x.matrix.frames - 3 && before(x, at) <= most(x));
  const mayEnd = (x: WeightedFrames, at: number) =>
    at === x.matrix.frames - 1 || (at >= 2 && total(x) - before(x, at + 1) <= most(x));
  const cells = Array.from({ length: n }, () => new Array<number>(m).fill(Infinity));
  const at = (i: number, j: number) => cells[i]?.[j] ?? Infinity;
  let best = Infinity;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const [here, p, q] = [far(i, j), a.weights[i]!, b.weights[j]!];
      let cost = at(i - 1, j - 1) + here * (p + q);
      const wide = at(i - 1, j - 2);
      if (wide < Infinity) {
        const jumped = far(i, j - 1);
        cost = Math.min(cost, wide + here * q + jumped * b.weights[j - 1]! + 0.5 * (here + jumped) * p);
      }
      const tall = at(i - 2, j - 1);
      if (tall < Infinity) {
        const jumped = far(i - 1, j);
        cost = Math.min(cost, tall + here * p + jumped * a.weights[i - 1]! + 0.5 * (here + jumped) * q);
      }
      if (j === 0 && mayStart(a, i)) cost = Math.min(cost, skipCost * before(a, i) + here * (p + q));
      if (i === 0 && mayStart(b, j)) cost = Math.min(cost, skipCost * before(b, j) + here * (p + q));
      cells[i]![j] = cost;
      if (i === n - 1 && mayEnd(b, j)) best = Math.min(best, cost + skipCost * (total(b) - before(b, j + 1)));
      if (j === m - 1 && mayEnd(a, i)) best = Math.min(best, cost + skipCost * (total(a) - before(a, i + 1)));
    }
  }
  return best / (total(a) + total(b));
}
