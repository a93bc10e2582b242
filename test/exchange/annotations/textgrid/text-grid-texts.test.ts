import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText, type TextEncoding } from '../../../../src/exchange/annotations/decode-text.ts';
import { textGrid } from '../../../../src/exchange/annotations/textgrid/text-grid.ts';
import { anyText } from '../made-documents.ts';
import { long, short, type Interval, type MadeGrid, type MadeTier } from './make-text-grid.ts';
import { valuesOf } from './text-grid-values.ts';

const xmax = 20;

const anyLabel = anyText.filter((text) => !/[\r\0]/u.test(text));

/** Boundaries anywhere, with silence in one piece or in several. */
const anyRow: fc.Arbitrary<readonly Interval[]> = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: xmax - 0.01, noNaN: true }), anyLabel), { maxLength: 15 })
  .map((cuts) => {
    const ends = [...cuts]
      .sort(([a], [b]) => a - b)
      .filter(([end], place, all) => end - (all[place - 1]?.[0] ?? 0) > 1e-4);
    let start = 0;
    return [...ends, [xmax, ''] as const].map(([end, text]): Interval => {
      const interval = [start, end, text] as const;
      start = end;
      return interval;
    });
  });

const anyPoints = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: xmax, noNaN: true }).map((time) => time + 0),
      anyLabel,
    ),
    { maxLength: 9 },
  )
  .map((points) => points.sort(([a], [b]) => a - b));

const anyTier: fc.Arbitrary<MadeTier> = fc.oneof(
  fc.record({ name: anyLabel, intervals: anyRow }),
  fc.record({ name: anyLabel, points: anyPoints }),
);

const anyGrid: fc.Arbitrary<MadeGrid> = fc
  .array(anyTier, { minLength: 1, maxLength: 5 })
  .map((tiers) => ({ xmax, tiers }));

describe('a TextGrid of any text', () => {
  it('comes back with the same bytes', () => {
    const encodings = fc.constantFrom<TextEncoding>('utf-8', 'utf-16le', 'utf-16be');
    fc.assert(
      fc.property(anyGrid, fc.boolean(), encodings, fc.boolean(), (grid, isLong, encoding, isWindows) => {
        const text = isLong ? long(grid) : short(grid);
        const bytes = encodeText(isWindows ? text.replaceAll('\n', '\r\n') : text, encoding, encoding !== 'utf-8');
        const written = textGrid.write(textGrid.read(bytes), { durationSeconds: 1 });
        expect(written.losses).toEqual([]);
        expect(valuesOf(written.bytes)).toEqual(valuesOf(bytes));
        expect(Buffer.from(written.bytes).equals(bytes)).toBe(true);
      }),
    );
  });
});
