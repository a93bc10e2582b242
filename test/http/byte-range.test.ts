import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from '../../src/http/byte-range.ts';
import { BadRangeError } from '../../src/http/http.errors.ts';

test('lies inside the file, whatever is asked for', () => {
  const number = fc.oneof(fc.constant(''), fc.nat(2000).map(String));
  fc.assert(
    fc.property(number, number, fc.nat(1000), (first, last, sizeBytes) => {
      try {
        const range = byteRange(`bytes=${first}-${last}`, sizeBytes);
        if (!range) return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThan(sizeBytes);
      } catch (error) {
        expect(error).toBeInstanceOf(BadRangeError);
      }
    }),
  );
});

test('of an empty file does not exist', () => {
  expect(() => byteRange('bytes=0-', 0)).toThrow(BadRangeError);
  expect(byteRange(undefined, 0)).toBeUndefined();
});
