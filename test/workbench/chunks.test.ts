import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, takeNearest } from '../../src/workbench/pages/recording/chunks.ts';

describe('the pieces in which annotations are read', () => {
  it('follow one another without a gap to behind the end', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 20_000, noNaN: true }), fc.nat(200_000), (length, count) => {
        const chunks = chunksOf(length, count);
        expect(chunks[0]!.from).toBe(0);
        expect(chunks.at(-1)!.to).toBeGreaterThan(length);
        for (const [i, { from }] of chunks.entries()) if (i > 0) expect(from).toBeCloseTo(chunks[i - 1]!.to, 9);
      }),
    );
  });

  it('are taken from where one looks outwards, each once', () => {
    const chunks = [...chunksOf(100, 16_000)];
    const order: number[] = [];
    for (let chunk; (chunk = takeNearest(chunks, 42));) order.push(chunk.from);
    expect(order[0]).toBe(40);
    expect(new Set(order).size).toBe(10);
    expect(order.slice(1, 4).toSorted((a, b) => a - b)).toEqual([20, 30, 50]);
    expect(takeNearest(chunks, 42)).toBeUndefined();
  });
});
