import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { columnMaker } from '../../../src/sound/tiles/column-maker.ts';
import { isPyramid, PyramidLayout, readTile } from '../../../src/sound/tiles/pyramid-file.ts';
import { columnsPerTile, tileKinds, type TileKind } from '../../../src/sound/tiles/tile-kinds.ts';
import { finestColumns } from '../../../src/sound/tiles/tile-levels.ts';
import { writePyramid } from '../../../src/sound/tiles/write-pyramid.ts';
import { buzz, noise } from '../../dsp/signals.ts';
import { cut, cutExactly, patient, smallShape } from './small-pyramids.ts';

let folder: string;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonograph-pyramid-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function pyramidOf(samples: Float32Array, kind: TileKind, keptFromLevel: number) {
  const shape = smallShape(kind, { keptFromLevel });
  const seconds = samples.length / 16_000;
  const path = join(folder, String(made++));
  const layout = new PyramidLayout(shape, seconds);
  const maker = columnMaker(kind, memoryPcm(samples), shape, finestColumns(shape, seconds));
  await writePyramid(path, maker, layout, shape.columnSamples, patient);
  return { path, layout };
}

describe('a pyramid', () => {
  it.each(tileKinds)('of %s has the tiles that are made of the sound directly, byte by byte', async (kind) => {
    // More than is made at once, and a number of columns that is odd at most levels.
    const samples = noise(16_000 * 45 + 777, 11, 0.2);
    samples.set(buzz(90, 300, 8), 16_000 * 36);
    const kept = kind === 'waveform' ? 5 : 1;
    const { path, layout } = await pyramidOf(samples, kind, kept);
    for (let level = kept; level <= layout.topLevel; level++) {
      const tiles = Math.ceil(layout.columns(level) / columnsPerTile);
      for (const index of new Set([0, Math.floor(tiles / 2), tiles - 1])) {
        const read = await readTile(path, layout, level, index);
        const direct = await cutExactly(samples, kind, level, index);
        expect({ level, index, same: Buffer.compare(read!, direct) }).toEqual({ level, index, same: 0 });
      }
    }
  });

  it('of a waveform of any length has them as well', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40_000 }), fc.nat(3), async (length, kept) => {
        const samples = noise(length, length);
        const { path, layout } = await pyramidOf(samples, 'waveform', kept);
        fc.pre(kept <= layout.topLevel);
        expect(await isPyramid(path, layout)).toBe(true);
        const read = await readTile(path, layout, layout.topLevel, 0);
        expect(Buffer.compare(read!, await cutExactly(samples, 'waveform', layout.topLevel))).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('is none when there is no file, or it is not whole, or of another length', async () => {
    const { path, layout } = await pyramidOf(noise(48_000), 'waveform', 2);
    expect(await isPyramid(`${path}-other`, layout)).toBe(false);
    expect(await isPyramid(path, new PyramidLayout(smallShape('waveform', { keptFromLevel: 2 }), 4))).toBe(false);
    await truncate(path, (await stat(path)).size - 1);
    expect(await isPyramid(path, layout)).toBe(false);
    expect(await readTile(path, layout, 2, 0)).toBeUndefined();
  });

  it('is given up when it is told to', async () => {
    const samples = noise(16_000);
    const shape = smallShape('f0');
    const maker = columnMaker('f0', memoryPcm(samples), shape, finestColumns(shape, 1));
    const path = join(folder, 'given-up');
    const given = writePyramid(path, maker, new PyramidLayout(shape, 1), 160, AbortSignal.abort());
    await expect(given).rejects.toThrow('aborted');
  });
});

describe('a sketch', () => {
  const minute = 16_000 * 60;

  it('is given where a tile spans more sound than is worked through while somebody waits, and nowhere else', async () => {
    const samples = noise(minute, 3, 0.1);
    const shape = smallShape('spectrogram', { directToLevel: 2 });
    const state = async (level: number, index = 0) =>
      (await cut(samples, shape, { kind: 'spectrogram', level, index })).state;
    expect(await state(0)).toBe('EXACT');
    expect(await state(2, 1)).toBe('EXACT');
    expect(await state(3)).toBe('SKETCH');
    // The rest of the recording is short.
    expect(await state(3, 1)).toBe('EXACT');
  });

  it.each(tileKinds)('of %s is like the tile where the sound is steady', async (kind) => {
    const samples = kind === 'f0' ? buzz(150, 150, 60) : noise(minute, 3, 0.25);
    const level = kind === 'waveform' ? 14 : 6;
    const { state, bytes } = await cut(samples, smallShape(kind, { directToLevel: 0 }), { kind, level });
    expect(state).toBe('SKETCH');
    const exact = await cutExactly(samples, kind, level);
    expect(bytes).toHaveLength(exact.length);
    const values = (tile: Uint8Array) => (kind === 'spectrogram' ? [...tile] : [...new Int16Array(tile.buffer)]);
    const [sketched, whole] = [values(bytes), values(exact)];
    const apart = sketched.map((value, place) => Math.abs(value - whole[place]!)).sort((a, b) => a - b);
    // Most within: 6 dB of noise, 1 % of full scale, 2 cents.
    const most = { waveform: 330, spectrogram: 14, f0: 2 }[kind];
    expect(apart[Math.floor(apart.length * 0.9)]).toBeLessThan(most);
  });
});
