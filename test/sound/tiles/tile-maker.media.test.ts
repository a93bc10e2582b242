import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lanes } from '../../../src/inference/lanes.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { isPyramid, PyramidLayout, readTile } from '../../../src/sound/tiles/pyramid-file.ts';
import { bandCentresHz } from '../../../src/sound/tiles/spectrogram-columns.ts';
import { spectrogramBands, tileKinds, tileShape, type TileKind } from '../../../src/sound/tiles/tile-kinds.ts';
import { tileMakerIn, type TileMaker } from '../../../src/sound/tiles/tile-maker.ts';
import { BadSoundError } from '../../../src/sound/tiles/tile.errors.ts';
import { buzz, tone } from '../../dsp/signals.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { hertz, patient, shorts } from './small-pyramids.ts';

describe('tiles of files, made in worker threads', () => {
  let folder: MediaFolder;
  let lanes: Lanes;
  let maker: TileMaker;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    lanes = new Lanes(1);
    maker = tileMakerIn(lanes);
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  async function tileOfFile(path: string, kind: TileKind, level = 0): Promise<Uint8Array> {
    const { facts } = await openMedia(path);
    const shape = tileShape(kind, facts.audio!.sampleRateHz);
    const asked = { kind, level, index: 0, shape, durationSeconds: facts.durationSeconds };
    const { state, bytes } = await maker.cut(path, asked, patient);
    expect(state).toBe('EXACT');
    return bytes;
  }

  function loudestHz(column: Uint8Array, sampleRateHz: number): number {
    return bandCentresHz(sampleRateHz)[column.indexOf(Math.max(...column))]!;
  }

  it.each([
    [8000, 16_000, 1000],
    [16_000, 16_000, 1000],
    [44_100, 32_000, 12_000],
    [192_000, 32_000, 12_000],
  ])('at %i Hz show what sounds, at %i Hz', async (rateHz, drawnHz, hz) => {
    const path = await folder.wave(`${rateHz}.wav`, tone(hz, 1, rateHz, 0.5), { sampleRateHz: rateHz });
    const tile = await tileOfFile(path, 'spectrogram');
    expect(tile).toHaveLength(100 * spectrogramBands);
    const column = tile.slice(50 * spectrogramBands, 51 * spectrogramBands);
    expect(Math.abs(loudestHz(column, drawnHz) / hz - 1)).toBeLessThan(0.03);
  });

  it('mix what is in two channels', async () => {
    const samples = new Float32Array(32_000);
    for (let at = 0; at < 16_000; at++) samples[2 * at] = 0.8;
    const path = await folder.wave('left.wav', samples, { sampleRateHz: 16_000, channels: 2 });
    const tile = shorts(await tileOfFile(path, 'waveform', 5));
    expect(tile[100]! / 32_767).toBeCloseTo(0.4, 2);
  });

  it('take what is no number for silence, and hold the rest to full scale', async () => {
    const samples = Float32Array.from({ length: 1600 }, (_, at) => [NaN, 3, -Infinity, 0.25][at % 4]!);
    const path = await folder.wave('nan.wav', samples, { sampleRateHz: 16_000, encoding: 'float32' });
    const tile = shorts(await tileOfFile(path, 'waveform'));
    expect(new Set(tile)).toEqual(new Set([0, 32_767, -32_767, 8192]));
    for (const kind of ['spectrogram', 'f0'] as const) expect((await tileOfFile(path, kind)).length).toBeGreaterThan(0);
  });

  it('are there of five milliseconds, and of silence', async () => {
    const short = await folder.wave('short.wav', tone(1000, 0.005), { sampleRateHz: 16_000 });
    const silent = await folder.wave('silent.wav', new Float32Array(16_000), { sampleRateHz: 16_000 });
    const lengths = await Promise.all(tileKinds.map(async (kind) => (await tileOfFile(short, kind)).length));
    expect(lengths).toEqual([320, 128, 2]);
    for (const kind of tileKinds) expect(new Set(await tileOfFile(silent, kind))).toEqual(new Set([0]));
  });

  it('follow a voice', async () => {
    const path = await folder.wave('voice.wav', buzz(200, 100, 1, 44_100), { sampleRateHz: 44_100 });
    const heard = hertz(await tileOfFile(path, 'f0'));
    expect(Math.abs(heard[50]! - 149.5)).toBeLessThan(1.5);
  });

  it('are kept in a file that is whole', async () => {
    const path = await folder.wave('minute.wav', tone(700, 50), { sampleRateHz: 16_000 });
    const shape = tileShape('spectrogram', 16_000);
    const target = folder.at('minute.tiles');
    await maker.build(path, { kind: 'spectrogram', shape, durationSeconds: 50, target }, patient);
    const layout = new PyramidLayout(shape, 50);
    expect(await isPyramid(target, layout)).toBe(true);
    const top = (await readTile(target, layout, layout.topLevel, 0))!;
    expect(Math.abs(loudestHz(top.slice(0, spectrogramBands), 16_000) / 700 - 1)).toBeLessThan(0.03);
  });

  it('that cannot be made say why', async () => {
    const path = await folder.file('text.wav', 'This is no sound.');
    const asked = { kind: 'f0', level: 0, index: 0, shape: tileShape('f0'), durationSeconds: 1 } as const;
    const refused = maker.cut(path, asked, patient);
    await expect(refused).rejects.toThrow(BadSoundError);
    await expect(refused).rejects.toMatchObject({ code: 'NOT_A_RECORDING' });
  });

  it('are given up when nobody waits', async () => {
    const path = await folder.wave('gone.wav', tone(700, 1), { sampleRateHz: 16_000 });
    const asked = { kind: 'f0', level: 0, index: 0, shape: tileShape('f0'), durationSeconds: 1 } as const;
    await expect(maker.cut(path, asked, AbortSignal.abort())).rejects.toThrow('cancelled');
  });
});
