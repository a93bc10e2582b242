import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByTime } from '../../../src/exchange/descriptions/by-time.ts';
import { overlaps } from '../../../src/sound/time-span.ts';

const span = fc
  .tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 40, noNaN: true }))
  .map(([startSeconds, seconds]) => ({ startSeconds, endSeconds: startSeconds + seconds }));

it('finds what looking at everything finds, in its order', () => {
  fc.assert(
    fc.property(fc.array(span), span, (items, asked) => {
      expect(new ByTime(items).during(asked)).toEqual(items.filter((item) => overlaps(item, asked)));
    }),
  );
});
