import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairIndex } from '../../src/meaning/pair-index.ts';

const number = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

it('gives each pair of numbers a row of its own, in the order in which they came, as a map by text does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(number, fc.nat(5)), fc.oneof(number, fc.nat(5))), { maxLength: 300 }),
      (pairs) => {
        const index = new PairIndex();
        const rows = new Map<string, number>();
        for (const [first, second] of pairs) {
          const key = `${first} ${second}`;
          expect(index.rowOf(first, second)).toBe(rows.get(key) ?? -1);
          const row = index.add(first, second);
          expect(row).toBe(rows.get(key) ?? rows.size);
          rows.set(key, row);
          expect([index.firstOf(row), index.secondOf(row)]).toEqual([first, second]);
        }
        expect(index.size).toBe(rows.size);
      },
    ),
  );
});
