import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cut, holds, secondsOf, united, without } from '../../../src/meaning/calls/spans.ts';

const place = fc.integer({ min: 0, max: 60 });
const spansOf = fc
  .array(fc.tuple(place, place), { maxLength: 8 })
  .map((pairs) => united(pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))));

describe('spans', () => {
  it('unite what overlaps, touches, or is apart by a gap, and drop what is empty', () => {
    const spans = [
      { start: 5, end: 6 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
      { start: 3.5, end: 4 },
      { start: 9, end: 9 },
    ];
    expect(united(spans)).toEqual([
      { start: 0, end: 3 },
      { start: 3.5, end: 4 },
      { start: 5, end: 6 },
    ]);
    expect(united(spans, 1)).toEqual([{ start: 0, end: 6 }]);
  });

  it('taken from one another hold what the first holds and the second does not', () => {
    fc.assert(
      fc.property(spansOf, spansOf, (spans, others) => {
        const left = without(spans, others);
        for (let moment = 0.5; moment < 60; moment++) {
          expect(holds(left, moment)).toBe(holds(spans, moment) && !holds(others, moment));
        }
        expect(secondsOf(left)).toBeLessThanOrEqual(secondsOf(spans));
      }),
    );
  });

  it('cut out of a recording leave the rest in order, moved forward by what was taken before', () => {
    fc.assert(
      fc.property(spansOf, place, (spans, seconds) => {
        const cut = new Cut(spans);
        const before = without([{ start: 0, end: seconds }], spans);
        expect(cut.moved(seconds)).toBe(secondsOf(before));
        expect(cut.left(60)).toBe(60 - secondsOf(spans));
      }),
    );
  });
});
