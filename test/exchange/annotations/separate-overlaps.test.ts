import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separateOverlaps } from '../../../src/exchange/annotations/separate-overlaps.ts';

const spans = fc
  .array(fc.record({ startSeconds: fc.nat(50), length: fc.nat(10) }), { maxLength: 40 })
  .map((each) => each.map(({ startSeconds, length }) => ({ startSeconds, endSeconds: startSeconds + length })))
  .map((each) => each.sort((a, b) => a.startSeconds - b.startSeconds));

describe('separateOverlaps', () => {
  it('takes the first row that is free, as going through all rows would', () => {
    fc.assert(
      fc.property(spans, fc.boolean(), (found, mayTouch) => {
        const ends: number[] = [];
        const slow = found.map(({ startSeconds, endSeconds }) => {
          const free = ends.findIndex((end) => end < startSeconds || (mayTouch && end === startSeconds));
          const row = free < 0 ? ends.length : free;
          ends[row] = endSeconds;
          return row;
        });
        expect(separateOverlaps(found, { mayTouch })).toEqual(slow);
      }),
    );
  });

  it('gives all that overlaps rows of its own, however much there is', () => {
    const found = Array.from({ length: 100_000 }, (_, place) => ({ startSeconds: place, endSeconds: 1e6 + place }));
    expect(separateOverlaps(found).at(-1)).toBe(99_999);
  });
});
