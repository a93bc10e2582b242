import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntervalIndex } from '../../../src/workbench/timeline/interval-index.ts';
import type { TimelineItem } from '../../../src/workbench/timeline/tier-row.ts';
import { stretched } from '../../../src/workbench/timeline/use-pointer.ts';

const items = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 })), { maxLength: 40 })
  .map((drawn) =>
    drawn.map(([start, length], place) => ({
      id: `i${place}`,
      startSeconds: start,
      endSeconds: start + length,
      text: '',
    })),
  );

describe('IntervalIndex', () => {
  it('finds all that reaches into a stretch, as looking at each does', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 40 }), (all, from, length) => {
        const to = from + length;
        const index = new IntervalIndex(all);
        const [first, end] = index.range(from, to);
        const found = index.items.slice(first, end).filter(({ endSeconds }) => endSeconds > from);
        const wanted = all.filter((item) => item.startSeconds < to && item.endSeconds > from);
        expect(new Set(found)).toEqual(new Set(wanted));
      }),
    );
  });

  it('with some of them changed is as one made of what there is then', () => {
    fc.assert(
      fc.property(items, items, fc.array(fc.nat(40)), (all, others, gone) => {
        const now = new Map(all.map((item) => [item.id, item]));
        const changes = new Map<string, TimelineItem | undefined>(others.map((item) => [item.id, item]));
        for (const place of gone) changes.set(`i${place}`, undefined);
        for (const [id, item] of changes) {
          if (item) now.set(id, item);
          else now.delete(id);
        }
        const changed = new IntervalIndex(all).with(changes);
        expect(new Set(changed.items)).toEqual(new Set(now.values()));
        const starts = changed.items.map(({ startSeconds }) => startSeconds);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        for (const [place, { id }] of changed.items.entries()) expect(changed.placeOf(id)).toBe(place);
      }),
    );
  });

  it('gives of several at one moment the shortest', () => {
    fc.assert(
      fc.property(items, fc.double({ min: 0, max: 90, noNaN: true }), (all, moment) => {
        const found = new IntervalIndex(all).at(moment);
        const there = all.filter((item) => item.startSeconds <= moment && item.endSeconds >= moment);
        const lengths = there.map((item) => item.endSeconds - item.startSeconds);
        if (there.length === 0) expect(found).toBeUndefined();
        else expect(found!.endSeconds - found!.startSeconds).toBe(Math.min(...lengths));
      }),
    );
  });

  it('counts and finds again', () => {
    const index = new IntervalIndex([
      { id: 'b', startSeconds: 2, endSeconds: 3, text: '' },
      { id: 'a', startSeconds: 1, endSeconds: 9, text: '' },
    ]);
    expect(index.items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect([index.countBefore(1), index.countBefore(1.5), index.countBefore(10)]).toEqual([0, 1, 2]);
    expect([index.placeOf('b'), index.placeOf('c')]).toEqual([1, undefined]);
  });
});

describe('a boundary that is dragged', () => {
  const item = { id: 'a', startSeconds: 1, endSeconds: 2, text: 'x' };

  it('goes to the millisecond, and not past the other one', () => {
    expect(stretched({ item, side: 'start' }, 0.50049).startSeconds).toBe(0.5);
    expect(stretched({ item, side: 'start' }, 7).startSeconds).toBe(1.999);
    expect(stretched({ item, side: 'end' }, 0).endSeconds).toBe(1.001);
  });
});
