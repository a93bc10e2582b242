import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLinkage, type MeasuredPair } from '../../src/dsp/average-linkage.ts';

/** The definition, without any cleverness. */
function slowly(items: number, pairs: readonly MeasuredPair[], threshold: number, unmeasured: number): Int32Array {
  let clusters = Array.from({ length: items }, (_, item) => [item]);
  const between = (a: number, b: number) =>
    pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.distance ?? unmeasured;
  for (;;) {
    let best: { distance: number; left: number[]; right: number[] } | undefined;
    for (const left of clusters) {
      for (const right of clusters) {
        if (left[0]! >= right[0]!) continue;
        const sum = left.reduce((total, a) => total + right.reduce((part, b) => part + between(a, b), 0), 0);
        const distance = sum / (left.length * right.length);
        if (distance <= threshold && distance < (best?.distance ?? Infinity)) best = { distance, left, right };
      }
    }
    if (!best) break;
    const { left, right } = best;
    clusters = clusters.filter((cluster) => cluster !== left && cluster !== right);
    clusters.push([...left, ...right].sort((a, b) => a - b));
  }
  const label = new Int32Array(items);
  clusters.forEach((cluster) => cluster.forEach((item) => (label[item] = cluster[0]!)));
  return label;
}

describe('average linkage', () => {
  it('gives what the definition gives, with pairs that were not measured', () => {
    const items = 9;
    // Distances without ties, so that the order of merging is one.
    const pair = fc.tuple(fc.nat(items - 1), fc.nat(items - 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (rows) => {
        const known = new Map<string, MeasuredPair>();
        rows.forEach(([a, b, distance], at) => {
          if (a < b) known.set(`${a} ${b}`, { a, b, distance: distance + at * 1e-6 });
        });
        const pairs = [...known.values()];
        expect(averageLinkage(items, pairs, { threshold: 0.7, unmeasured: 1 })).toEqual(slowly(items, pairs, 0.7, 1));
      }),
    );
  });

  it('leaves items alone that were compared with none', () => {
    expect([...averageLinkage(3, [], { threshold: 0.5, unmeasured: 1 })]).toEqual([0, 1, 2]);
  });

  it('refuses a pair of an item with itself', () => {
    expect(() => averageLinkage(2, [{ a: 1, b: 1, distance: 0 }], { threshold: 0.5, unmeasured: 1 })).toThrow(
      /pair 1, 1/,
    );
  });
});
