import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntervalIndex } from '../../../src/workbench/timeline/interval-index.ts';
import { heightOfLanes, laneAt, overlap } from '../../../src/workbench/timeline/lanes.ts';

const item = (id: string, startSeconds: number, endSeconds: number) => ({ id, startSeconds, endSeconds, text: id });

describe('lanes of a tier', () => {
  it('hold no two that overlap, while there are enough of them', () => {
    const drawn = fc.array(fc.tuple(fc.nat(60), fc.nat(6)), { maxLength: 30 });
    fc.assert(
      fc.property(drawn, (all) => {
        const index = new IntervalIndex(all.map(([start, long], i) => item(`i${i}`, start, start + long)));
        const { items, lanes } = index;
        fc.pre(lanes.count < 8);
        for (const [a, one] of items.entries()) {
          for (const [b, other] of items.entries()) {
            if (a < b && lanes.of[a] === lanes.of[b]) expect(overlap(one, other)).toBe(false);
          }
        }
      }),
    );
  });

  it('are one where items only touch', () => {
    const { lanes } = new IntervalIndex([item('a', 0, 1), item('b', 1, 2), item('c', 2, 2)]);
    expect(lanes.count).toBe(1);
  });

  it('tell by their place which of two that overlap was hit', () => {
    const index = new IntervalIndex([item('long', 0, 10), item('short', 4, 5)]);
    const high = heightOfLanes(2);
    expect(index.at(4.5, laneAt(2, 0.25 * high))?.id).toBe('long');
    expect(index.at(4.5, laneAt(2, 0.75 * high))?.id).toBe('short');
    expect(index.at(8, laneAt(2, 0.75 * high))).toBeUndefined();
  });

  it('let a point be hit from a little beside', () => {
    const index = new IntervalIndex([item('point', 3, 3)]);
    expect(index.near(3.05, 0.1)?.id).toBe('point');
    expect(index.near(2.95, 0.1)?.id).toBe('point');
    expect(index.near(3.2, 0.1)).toBeUndefined();
  });

  it('tell beforehand what a new one would overlap, as looking at each does', () => {
    const drawn = fc.array(fc.tuple(fc.nat(20), fc.nat(6)), { maxLength: 12 });
    fc.assert(
      fc.property(drawn, fc.nat(20), fc.nat(6), (all, from, long) => {
        const items = all.map(([start, length], i) => item(`i${i}`, start, start + length));
        const stretch = { startSeconds: from, endSeconds: from + long };
        const found = new IntervalIndex(items).overlapping(from, from + long);
        expect(found !== undefined).toBe(items.some((each) => overlap(each, stretch)));
      }),
    );
  });
});
