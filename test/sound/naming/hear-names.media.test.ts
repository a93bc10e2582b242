import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelRunError } from '../../../src/inference/onnx-session.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { hearNames } from '../../../src/sound/naming/hear-names.ts';
import type { NameTrack } from '../../../src/sound/naming/name-track.ts';
import { BANDS_SAMPLE_RATE_HZ } from '../../../src/sound/naming/sound-bands.ts';
import { SoundNamer } from '../../../src/sound/naming/sound-namer.ts';
import { tonesBetween } from '../../dsp/signals.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { toyLabels, writeToyNamer } from './toy-namer.ts';

const [whistle, rumble] = [0, 1];

describe('names that are heard', () => {
  let folder: MediaFolder;
  let namer: SoundNamer;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    await writeToyNamer(folder.path);
    namer = await SoundNamer.load(folder.path);
  });
  afterAll(() => folder.remove());

  /** High tones from 2 to 4 s, low ones from 50 to 53 s; silence else. */
  async function heard(name: string, sampleRateHz: number, seconds: number): Promise<NameTrack> {
    const samples = new Float32Array(seconds * sampleRateHz);
    const put = (lowHz: number, highHz: number, from: number, to: number) => {
      if (to <= seconds) samples.set(tonesBetween(lowHz, highHz, to - from, sampleRateHz), from * sampleRateHz);
    };
    put(2500, 12_000, 2, 4);
    put(60, 900, 50, 53);
    const path = await folder.wave(name, samples, { sampleRateHz });
    const pcm = await (await openMedia(path)).pcm({ sampleRateHz: BANDS_SAMPLE_RATE_HZ, channels: 1 });
    try {
      return await hearNames(pcm, namer);
    } finally {
      await pcm.close();
    }
  }

  /** Where an output is likely, in seconds. */
  function stretch(track: NameTrack, output: number): number[] {
    const frames = [...Array(track.frames).keys()].filter((frame) => track.at(frame, output) > 0);
    return frames.length === 0 ? [] : [frames[0]! * track.frameSeconds, (frames.at(-1)! + 1) * track.frameSeconds];
  }

  it('stand where they sound, over batches and to the end of the recording', async () => {
    const track = await heard('both.wav', 32_000, 53);
    expect(track.frames).toBe(2650);
    const [high, low] = [stretch(track, whistle), stretch(track, rumble)];
    expect(high[0]).toBeCloseTo(2, 1);
    expect(high[1]).toBeCloseTo(4, 1);
    expect(low[0]).toBeCloseTo(50, 1);
    expect(low[1]).toBeCloseTo(53, 1);
  });

  it('are the same at another rate, and in a recording shorter than a window', async () => {
    const track = await heard('short.wav', 48_000, 4.5);
    expect(stretch(track, whistle)[0]).toBeCloseTo(2, 1);
    expect(stretch(track, whistle)[1]).toBeCloseTo(4, 1);
    expect(stretch(track, rumble)).toEqual([]);
  });

  it('are none in silence', async () => {
    const track = await heard('silence.wav', 8_000, 1);
    expect([stretch(track, whistle), stretch(track, rumble)]).toEqual([[], []]);
  });

  it('need labels with their kinds', async () => {
    const broken = await MediaFolder.make();
    await writeToyNamer(broken.path, { ...toyLabels, kinds: ['MUSIC', 'GHOST'] });
    await expect(SoundNamer.load(broken.path)).rejects.toThrow(ModelRunError);
    await broken.remove();
  });

  it('need as many labels as the network has outputs', async () => {
    const broken = await MediaFolder.make();
    await writeToyNamer(broken.path, { ...toyLabels, kinds: ['MUSIC'] });
    const other = await SoundNamer.load(broken.path);
    await expect(other.hear(new Float32Array(2 * 8 * 64), 2)).rejects.toThrow(/labels|outputs|answers/);
    await broken.remove();
  });
});
