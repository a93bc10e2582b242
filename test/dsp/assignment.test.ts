import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAssignment } from '../../src/dsp/assignment.ts';

/** The most that any assignment shares, by trying all. */
function mostShared(shared: readonly (readonly number[])[], row = 0, taken: ReadonlySet<number> = new Set()): number {
  if (row === shared.length) return 0;
  let most = mostShared(shared, row + 1, taken);
  shared[row]!.forEach((value, column) => {
    if (!taken.has(column)) most = Math.max(most, value + mostShared(shared, row + 1, new Set([...taken, column])));
  });
  return most;
}

describe('bestAssignment', () => {
  it('gives up the best pair where the others are better for it', () => {
    expect(
      bestAssignment([
        [9, 8],
        [8, 1],
      ]),
    ).toEqual([1, 0]);
  });

  it('shares as much as any, each column once', () => {
    const matrices = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) => {
        const row = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: columns, maxLength: columns });
        return fc.array(row, { minLength: rows, maxLength: rows });
      });
    fc.assert(
      fc.property(matrices, (shared) => {
        const found = bestAssignment(shared);
        const given = found.filter((column) => column >= 0);
        expect(new Set(given).size).toBe(given.length);
        expect(given.length).toBe(Math.min(shared.length, shared[0]!.length));
        const sum = found.reduce((all, column, row) => all + (shared[row]![column] ?? 0), 0);
        expect(sum).toBe(mostShared(shared));
      }),
    );
  });

  it('has nothing to give where there is nothing', () => {
    expect(bestAssignment([])).toEqual([]);
    expect(bestAssignment([[], []])).toEqual([-1, -1]);
  });
});
