import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsPerTile, tileKinds, tileShape } from '../../../src/sound/tiles/tile-kinds.ts';
import { finestColumns, tileLevels } from '../../../src/sound/tiles/tile-levels.ts';

describe('the levels of a recording', () => {
  it('are of columns twice as long each, down to one tile', () => {
    const levels = tileLevels(tileShape('spectrogram', 44_100), 10_800);
    expect(levels[0]).toEqual({ level: 0, columnSeconds: 0.01, columns: 1_080_000, tiles: 2110 });
    expect(levels.at(-1)).toEqual({ level: 12, columnSeconds: 40.96, columns: 264, tiles: 1 });
    expect(tileLevels(tileShape('waveform'), 10_800)[0]).toMatchObject({ columnSeconds: 1 / 16_000, tiles: 337_500 });
  });

  it.each(tileKinds)('of %s cover a recording of any length, and no more', (kind) => {
    const lengths = fc.double({ min: 0, max: 200_000, noNaN: true });
    fc.assert(
      fc.property(lengths, fc.constantFrom(8000, 44_100, 192_000, null), (durationSeconds, rate) => {
        const levels = tileLevels(tileShape(kind, rate), durationSeconds);
        expect(levels.at(-1)!.tiles).toBe(1);
        for (const [place, { level, columns, columnSeconds, tiles }] of levels.entries()) {
          expect(level).toBe(place);
          expect(columns * columnSeconds).toBeGreaterThanOrEqual(durationSeconds - 2e-6);
          expect((columns - 1) * columnSeconds).toBeLessThanOrEqual(durationSeconds);
          expect(tiles).toBe(Math.ceil(columns / columnsPerTile));
          if (place > 0) {
            expect(columns).toBe(Math.ceil(levels[place - 1]!.columns / 2));
            expect(levels[place - 1]!.tiles).toBeGreaterThan(1);
          }
        }
      }),
    );
  });

  it('begin with one column where there is hardly any sound', () => {
    for (const kind of tileKinds) expect(finestColumns(tileShape(kind), 0)).toBe(1);
    expect(finestColumns(tileShape('waveform'), 0.005)).toBe(80);
    expect(finestColumns(tileShape('spectrogram'), 0.005)).toBe(1);
    expect(tileLevels(tileShape('f0'), 0.005)).toHaveLength(1);
  });

  it('have no column for a duration that was rounded up', () => {
    expect(finestColumns(tileShape('f0'), 1.0000004)).toBe(100);
    expect(finestColumns(tileShape('f0'), 1.0001)).toBe(101);
  });
});
