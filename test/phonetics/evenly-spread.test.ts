import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenlySpread } from '../../src/phonetics/evenly-spread.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, place) => place);

describe('evenlySpread', () => {
  it('takes from all parts of a list', () => {
    expect(evenlySpread(upTo(10), 4)).toEqual([0, 2, 5, 7]);
  });

  it('takes all of a list that has no more than are wanted', () => {
    for (const most of [3, 4, Infinity]) expect(evenlySpread(upTo(3), most)).toEqual([0, 1, 2]);
    expect(evenlySpread([], 3)).toEqual([]);
  });

  it('takes none twice, in order, and nowhere two that are much farther apart than others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (count, most) => {
        const chosen = evenlySpread(upTo(count), most);
        expect(chosen).toHaveLength(Math.min(count, most));
        const steps = [...chosen, count].slice(1).map((place, i) => place - chosen[i]!);
        expect(Math.min(...steps)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
