import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import type { PyramidToBuild } from '../../../src/sound/tiles/build-pyramid.ts';
import { columnMaker } from '../../../src/sound/tiles/column-maker.ts';
import { tileOf, type TileToCut } from '../../../src/sound/tiles/cut-tile.ts';
import { PyramidLayout } from '../../../src/sound/tiles/pyramid-file.ts';
import { tileKinds } from '../../../src/sound/tiles/tile-kinds.ts';
import { TileLibrary } from '../../../src/sound/tiles/tile-library.ts';
import { finestColumns } from '../../../src/sound/tiles/tile-levels.ts';
import type { TileMaker } from '../../../src/sound/tiles/tile-maker.ts';
import { NoTileError } from '../../../src/sound/tiles/tile.errors.ts';
import { writePyramid } from '../../../src/sound/tiles/write-pyramid.ts';
import { noise } from '../../dsp/signals.ts';
import { patient } from './small-pyramids.ts';

const minutes = noise(16_000 * 300, 1, 0.1);
const recording = { sha256: 'ab'.repeat(32), path: '/recording', durationSeconds: 300 };
const overview = { kind: 'spectrogram', level: 5, index: 0 } as const;

/** Makes tiles of sound in memory, in this thread, and counts. */
class CountingMaker implements TileMaker {
  readonly cuts: TileToCut[] = [];
  readonly builds: PyramidToBuild[] = [];
  readonly given: AbortSignal[] = [];
  fault: Error | undefined;
  /** What cutting waits for. */
  until: Promise<void> = Promise.resolve();

  async cut(_path: string, tile: TileToCut, signal: AbortSignal) {
    this.cuts.push(tile);
    this.given.push(signal);
    await this.until;
    return await tileOf(memoryPcm(minutes), tile, signal);
  }

  async build(_path: string, pyramid: PyramidToBuild, signal: AbortSignal) {
    this.builds.push(pyramid);
    if (this.fault !== undefined) throw this.fault;
    const { kind, shape, durationSeconds, target } = pyramid;
    const maker = columnMaker(kind, memoryPcm(minutes), shape, finestColumns(shape, durationSeconds));
    await writePyramid(target, maker, new PyramidLayout(shape, durationSeconds), shape.columnSamples, signal);
  }
}

describe('the library of tiles', () => {
  let folder: string;
  let maker: CountingMaker;
  let library: TileLibrary;
  let faults: unknown[];
  const open = (options: { maxBytes?: number } = {}) =>
    new TileLibrary({
      folder: join(folder, 'tiles'),
      maker,
      onFault: (e) => faults.push(e),
      headStartMs: 0,
      ...options,
    });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phonograph-tiles-'));
    maker = new CountingMaker();
    faults = [];
    library = open();
  });
  afterEach(async () => {
    library.close();
    await rm(folder, { recursive: true });
  });

  async function completed(of = library): Promise<void> {
    while (!(await of.manifest(recording)).complete) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('keeps all of a recording before anybody looks', async () => {
    await library.keep(recording, patient);
    expect((await library.manifest(recording)).complete).toBe(true);
    expect((await library.tile(recording, overview, patient)).state).toBe('EXACT');
    expect(maker.cuts).toEqual([]);
    await library.keep(recording, patient);
    expect(maker.builds).toHaveLength(tileKinds.length);
  });

  it('tells whoever has it kept what is wrong', async () => {
    maker.fault = new Error('no room');
    await expect(library.keep(recording, patient)).rejects.toThrow('no room');
    await expect(library.keep(recording, AbortSignal.abort())).rejects.toThrow('aborted');
    expect(faults).toEqual([]);
  });

  it('sketches what is coarse until it is made, says so, and has then the same tiles as the sound itself', async () => {
    const first = await library.manifest(recording);
    expect(first.complete).toBe(false);
    expect(tileKinds.map((kind) => first.kinds[kind].sketchedFromLevel)).toEqual([14, 4, 4]);
    expect((await library.tile(recording, overview, patient)).state).toBe('SKETCH');
    await completed();
    const last = await library.manifest(recording);
    expect(tileKinds.map((kind) => last.kinds[kind].sketchedFromLevel)).toEqual([null, null, null]);
    const cuts = maker.cuts.length;
    const { state, bytes } = await library.tile(recording, overview, patient);
    expect(state).toBe('EXACT');
    expect(maker.cuts).toHaveLength(cuts);
    const shape = maker.builds.find(({ kind }) => kind === 'spectrogram')!.shape;
    const asked = { ...overview, shape: { ...shape, directToLevel: 30 }, durationSeconds: 300 };
    expect(Buffer.compare(bytes, (await tileOf(memoryPcm(minutes), asked, patient)).bytes)).toBe(0);
  });

  it('makes each kind once, and finds it again in another process', async () => {
    await completed();
    await completed(open());
    expect(maker.builds.map(({ kind }) => kind)).toEqual([...tileKinds]);
    expect((await readdir(join(folder, 'tiles'))).every((name) => name.endsWith('.tiles'))).toBe(true);
  });

  it('has what is made begun by whoever asks for a coarse tile', async () => {
    await library.tile(recording, overview, patient);
    while (maker.builds.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('makes nothing ahead of a short recording, whose tiles are exact', async () => {
    const short = { ...recording, durationSeconds: 40 };
    expect((await library.manifest(short)).complete).toBe(true);
    expect((await library.tile(short, { kind: 'spectrogram', level: 3, index: 0 }, patient)).state).toBe('EXACT');
    expect(maker.builds).toEqual([]);
  });

  it('shares a tile between those who ask at the same time, and gives it up when the last has hung up', async () => {
    let go = () => {};
    maker.until = new Promise((resolve) => (go = resolve));
    const place = { kind: 'waveform', level: 0, index: 3 } as const;
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => library.tile(recording, place, signal));
    const settled = Promise.allSettled(asked);
    while (maker.cuts.length === 0) await new Promise((resolve) => setImmediate(resolve));
    one.abort();
    await expect(asked[0]).rejects.toThrow('aborted');
    expect(maker.given[0]!.aborted).toBe(false);
    other.abort();
    await settled;
    expect(maker.given[0]!.aborted).toBe(true);
    expect(maker.cuts).toHaveLength(1);
    go();
  });

  it('tells once of what cannot be made, and does not try again at once', async () => {
    maker.fault = new Error('no room');
    await library.manifest(recording);
    while (faults.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await library.manifest(recording)).complete).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(faults).toEqual([maker.fault]);
    expect(maker.builds).toHaveLength(1);
    expect(await readdir(join(folder, 'tiles'))).toEqual([]);
  });

  it('removes what was not used for longest when there is no room', async () => {
    library = open({ maxBytes: 1 });
    await library.manifest(recording);
    while (maker.builds.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    const kept = async () => (await readdir(join(folder, 'tiles'))).filter((name) => name.endsWith('.tiles')).length;
    while ((await kept()) !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('has another version for other sound', () => {
    const version = library.version(recording);
    expect(library.version({ ...recording })).toBe(version);
    for (const other of [{ sha256: 'cd' }, { durationSeconds: 301 }, { sampleRateHz: 48_000 }]) {
      expect(library.version({ ...recording, ...other })).not.toBe(version);
    }
  });

  it.each([
    [{ kind: 'f0', level: 7, index: 0 }, 'levels 0 to 6'],
    [{ kind: 'f0', level: 6, index: 1 }, 'level 6 has tiles 0 to 0'],
    [{ kind: 'waveform', level: 0, index: 9375 }, 'level 0 has tiles 0 to 9374'],
  ] as const)('has no tile %j, and says what there is', async (place, there) => {
    const refused = library.tile(recording, place, patient);
    await expect(refused).rejects.toThrow(NoTileError);
    await expect(refused).rejects.toThrow(there);
  });
});
