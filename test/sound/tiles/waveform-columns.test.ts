import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsPerTile } from '../../../src/sound/tiles/tile-kinds.ts';
import { noise } from '../../dsp/signals.ts';
import { cutExactly, shorts } from './small-pyramids.ts';

/** What a tile of a waveform is, said as simply as it can be. */
function slowTile(samples: Float32Array, level: number, index: number): number[] {
  const step = 2 ** level;
  const columns = Math.min(columnsPerTile, Math.ceil(samples.length / step) - index * columnsPerTile);
  return Array.from({ length: columns }, (_, place) => {
    const first = (index * columnsPerTile + place) * step;
    const heard = [...samples.slice(first, first + step)];
    // Integers know no -0.
    return [Math.min(...heard), Math.max(...heard)].map((sample) => Math.round(sample * 32_767) + 0);
  }).flat();
}

describe('a tile of the waveform', () => {
  it('holds the samples themselves at the finest level', async () => {
    const samples = Float32Array.from([0, 1, -1, 0.5, -0.25]);
    const tile = shorts(await cutExactly(samples, 'waveform'));
    expect(tile).toEqual([0, 0, 32_767, 32_767, -32_767, -32_767, 16_384, 16_384, -8192, -8192]);
  });

  it('holds the lowest and the highest of the sound in each column', async () => {
    const lengths = fc.integer({ min: 1, max: 20_000 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 0, max: 12 }), fc.nat(1000), async (length, level, seed) => {
        const samples = noise(length, seed);
        const tiles = Math.ceil(Math.ceil(length / 2 ** level) / columnsPerTile);
        const index = seed % tiles;
        expect(shorts(await cutExactly(samples, 'waveform', level, index))).toEqual(slowTile(samples, level, index));
      }),
      { numRuns: 40 },
    );
  });

  it('is flat where a film goes on without sound', async () => {
    const tile = shorts(await cutExactly(new Float32Array(160).fill(0.5), 'waveform', 4, 0, 0.02));
    expect(tile).toHaveLength(40);
    expect(new Set(tile.slice(0, 20))).toEqual(new Set([16_384]));
    expect(new Set(tile.slice(20))).toEqual(new Set([0]));
  });
});
