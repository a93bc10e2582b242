import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dtwCost } from '../../src/dsp/alignment.ts';
import { FrameDistance, type FrameDistanceName } from '../../src/dsp/frame-distance.ts';
import { frameMatrix, frameRow, type FrameMatrix } from '../../src/dsp/frame-matrix.ts';
import { subsequenceCosts, subsequenceMatches } from '../../src/dsp/subsequence-alignment.ts';
import { ParameterError } from '../../src/errors.ts';
import { randomFrames } from './signals.ts';

function slowDistance(a: Float32Array, b: Float32Array, name: FrameDistanceName): number {
  if (name === 'euclidean') return Math.hypot(...a.map((value, dim) => value - b[dim]!));
  const dot = a.reduce((sum, value, dim) => sum + value * b[dim]!, 0);
  return 1 - dot / (Math.hypot(...a) * Math.hypot(...b));
}

type Distance = (i: number, j: number) => number;

/** Straight from the recurrences, with a whole table and plain distances. */
function table(
  n: number,
  m: number,
  start: (j: number) => number,
  step: (i: number, j: number, D: Distance) => number,
) {
  const sums: number[][] = [];
  const D: Distance = (i, j) => sums[i]?.[j] ?? Infinity;
  for (let i = 0; i < n; i++) {
    sums.push([]);
    for (let j = 0; j < m; j++) sums[i]!.push(Math.min(i === 0 ? start(j) : Infinity, step(i, j, D)));
  }
  return sums;
}

function slowDtw(a: FrameMatrix, b: FrameMatrix, slopeLimited: boolean, name: FrameDistanceName): number {
  const d: Distance = (i, j) => (i < 0 || j < 0 ? Infinity : slowDistance(frameRow(a, i), frameRow(b, j), name));
  const sums = table(
    a.frames,
    b.frames,
    (j) => (j === 0 ? 2 * d(0, 0) : Infinity),
    (i, j, D) =>
      slopeLimited
        ? Math.min(
            D(i - 1, j - 2) + 2 * d(i, j - 1) + d(i, j),
            D(i - 1, j - 1) + 2 * d(i, j),
            D(i - 2, j - 1) + 2 * d(i - 1, j) + d(i, j),
          )
        : Math.min(D(i - 1, j) + d(i, j), D(i, j - 1) + d(i, j), D(i - 1, j - 1) + 2 * d(i, j)),
  );
  return sums.at(-1)!.at(-1)! / (a.frames + b.frames);
}

function slowSubsequence(query: FrameMatrix, target: FrameMatrix): number[] {
  const d: Distance = (i, j) =>
    i < 0 || j < 0 ? Infinity : slowDistance(frameRow(query, i), frameRow(target, j), 'euclidean');
  const sums = table(
    query.frames,
    target.frames,
    (j) => d(0, j),
    (i, j, D) =>
      Math.min(
        D(i - 1, j - 2) + (d(i, j - 1) + d(i, j)) / 2,
        D(i - 1, j - 1) + d(i, j),
        D(i - 2, j - 1) + d(i - 1, j) + d(i, j),
      ),
  );
  return sums.at(-1)!.map((sum) => sum / query.frames);
}

/** Every frame of a slowed down by repeating some, so that tempo changes but content does not. */
function stretch(matrix: FrameMatrix, everyOther: boolean): FrameMatrix {
  const rows: number[] = [];
  for (let frame = 0; frame < matrix.frames; frame++) {
    rows.push(...frameRow(matrix, frame));
    if (!everyOther || frame % 2 === 0) rows.push(...frameRow(matrix, frame));
  }
  return frameMatrix(Float32Array.from(rows), matrix.dims);
}

const sizes = fc.record({
  n: fc.integer({ min: 1, max: 12 }),
  m: fc.integer({ min: 1, max: 12 }),
  dims: fc.integer({ min: 1, max: 7 }),
  seed: fc.integer({ min: 1, max: 1000 }),
});

describe('FrameDistance', () => {
  it('agrees with the definition whatever the dims', () => {
    fc.assert(
      fc.property(sizes, ({ n, m, dims, seed }) => {
        const a = randomFrames(n, dims, seed);
        const b = randomFrames(m, dims, seed + 1);
        for (const name of ['euclidean', 'cosine'] as const) {
          const slow = slowDistance(frameRow(a, n - 1), frameRow(b, m - 1), name);
          expect(new FrameDistance(a, b, name).between(n - 1, m - 1)).toBeCloseTo(slow, 5);
        }
      }),
    );
  });

  it('is 1 to a frame of zeros by cosine', () => {
    const distance = new FrameDistance(frameMatrix(Float32Array.of(0, 0), 2), randomFrames(1, 2), 'cosine');
    expect(distance.between(0, 0)).toBe(1);
  });

  it('refuses differing dims', () => {
    expect(() => new FrameDistance(randomFrames(1, 2), randomFrames(1, 3))).toThrow(ParameterError);
  });
});

describe('dtwCost', () => {
  it('agrees with the whole table, with and without a slope limit', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), ({ n, m, dims, seed }, slopeLimited) => {
        const a = randomFrames(n, dims, seed);
        const b = randomFrames(m, dims, seed + 1);
        const slow = slowDtw(a, b, slopeLimited, 'cosine');
        const fast = dtwCost(a, b, { slopeLimited, distance: 'cosine' });
        if (slow === Infinity) expect(fast).toBe(Infinity);
        else expect(fast).toBeCloseTo(slow, 5);
      }),
    );
  });

  it('is symmetric, zero to itself, and finite exactly up to a length ratio of two', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 3 }), ({ n, m, dims, seed }, bandFrames) => {
        const a = randomFrames(n, dims, seed);
        const b = randomFrames(m, dims, seed + 1);
        const cost = dtwCost(a, b, { bandFrames });
        expect(dtwCost(b, a, { bandFrames })).toBe(cost);
        expect(dtwCost(a, a, { bandFrames })).toBeCloseTo(0, 3);
        expect(cost < Infinity).toBe(Math.max(n, m) - 1 <= 2 * (Math.min(n, m) - 1));
        expect(dtwCost(a, b, { bandFrames, slopeLimited: false })).toBeLessThan(Infinity);
      }),
    );
  });

  it('gets no cheaper when a band forbids paths', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), ({ n, m, dims, seed }, slopeLimited) => {
        const a = randomFrames(n, dims, seed);
        const b = randomFrames(m, dims, seed + 1);
        const free = dtwCost(a, b, { slopeLimited });
        expect(dtwCost(a, b, { slopeLimited, bandFrames: 2 })).toBeGreaterThanOrEqual(free);
        expect(dtwCost(a, b, { slopeLimited, bandFrames: 99 })).toBe(free);
      }),
    );
  });

  it('abandons exactly what costs more than the limit', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 2, noNaN: true }), ({ n, m, dims, seed }, abandonAbove) => {
        const a = randomFrames(n, dims, seed);
        const b = randomFrames(m, dims, seed + 1);
        for (const slopeLimited of [true, false]) {
          const cost = dtwCost(a, b, { slopeLimited });
          const limited = dtwCost(a, b, { slopeLimited, abandonAbove });
          expect(limited).toBe(cost > abandonAbove ? Infinity : cost);
        }
      }),
    );
  });

  it('costs almost nothing between a pattern and itself at another tempo', () => {
    const a = randomFrames(20, 5, 3);
    expect(dtwCost(a, stretch(a, true))).toBeLessThan(0.2 * dtwCost(a, randomFrames(30, 5, 9)));
    expect(dtwCost(a, stretch(a, false), { slopeLimited: false })).toBeCloseTo(0, 3);
  });

  it('refuses a pattern without frames and a negative band', () => {
    expect(() => dtwCost(randomFrames(0, 2), randomFrames(1, 2))).toThrow(ParameterError);
    expect(() => dtwCost(randomFrames(2, 2), randomFrames(2, 2), { bandFrames: -1 })).toThrow(ParameterError);
  });
});

describe('subsequenceCosts', () => {
  it('agrees with the whole table, and with a limit keeps exactly what is under it', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 2, noNaN: true }), ({ n, m, dims, seed }, abandonAbove) => {
        const query = randomFrames(n, dims, seed);
        const target = randomFrames(m + 6, dims, seed + 1);
        const slow = slowSubsequence(query, target);
        const fast = subsequenceCosts(query, target).cost;
        const limited = subsequenceCosts(query, target, { abandonAbove }).cost;
        slow.forEach((cost, end) => {
          if (cost === Infinity) expect(fast[end]).toBe(Infinity);
          else expect(fast[end]).toBeCloseTo(cost, 5);
          if (Math.abs(cost - abandonAbove) > 1e-5)
            expect(limited[end]).toBe(cost > abandonAbove ? Infinity : fast[end]);
        });
      }),
    );
  });

  it('keeps tempo between a half and double', () => {
    fc.assert(
      fc.property(sizes, ({ n, m, dims, seed }) => {
        const { cost, start } = subsequenceCosts(randomFrames(n, dims, seed), randomFrames(m + 12, dims, seed + 1));
        cost.forEach((value, end) => {
          if (value === Infinity) return;
          const span = end - start[end]!;
          expect(span).toBeGreaterThanOrEqual((n - 1) / 2);
          expect(span).toBeLessThanOrEqual(2 * (n - 1));
        });
      }),
    );
  });

  it('finds nothing in a target without frames', () => {
    expect(subsequenceMatches(randomFrames(3, 2), randomFrames(0, 2))).toEqual([]);
  });

  it('refuses a query without frames', () => {
    expect(() => subsequenceCosts(randomFrames(0, 2), randomFrames(3, 2))).toThrow(ParameterError);
  });
});

describe('subsequenceMatches', () => {
  it('finds each place where a pattern was planted, at its own tempo, and nothing else', () => {
    const word = randomFrames(16, 8, 1);
    const slow = stretch(word, true);
    const target = frameMatrix(
      Float32Array.from([
        ...randomFrames(30, 8, 2).data,
        ...word.data,
        ...randomFrames(25, 8, 3).data,
        ...slow.data,
        ...randomFrames(20, 8, 4).data,
      ]),
      8,
    );
    const matches = subsequenceMatches(word, target, { abandonAbove: 0.5 }).sort((a, b) => a.startFrame - b.startFrame);
    // The slow one may start on either of its two equal first frames.
    expect(matches.map(({ startFrame, endFrame }) => [startFrame, endFrame])).toEqual([
      [30, 46],
      [expect.toBeOneOf([71, 72]), 71 + slow.frames],
    ]);
    expect(subsequenceMatches(word, target, { abandonAbove: 0.5, most: 1 })).toHaveLength(1);
  });
});
