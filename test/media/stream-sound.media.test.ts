import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMedia } from '../../src/media/open-media.ts';
import { soundFormat, streamSound, type SampleStretch } from '../../src/media/stream-sound.ts';
import { noise } from '../dsp/signals.ts';
import { draw, MediaFolder } from '../fixtures/make-media.ts';

describe('sound as a stream', () => {
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
  });
  afterAll(() => folder.remove());

  async function piecesOf(
    path: string,
    blockSamples: number,
    signal?: AbortSignal,
    stretch?: SampleStretch,
  ): Promise<Float32Array[]> {
    const pieces: Float32Array[] = [];
    const sound = streamSound(await openMedia(path), blockSamples, signal, stretch);
    for await (const piece of sound) pieces.push(piece.slice());
    return pieces;
  }

  it('comes in its own rate and channels, in pieces of one length', async () => {
    const samples = noise(3 * 10_000, 1, 0.9);
    const format = { sampleRateHz: 11_025, channels: 3, encoding: 'float32' } as const;
    const path = await folder.wave('three.wav', samples, format);
    expect(soundFormat(await openMedia(path))).toMatchObject({ sampleRateHz: 11_025, channels: 3 });
    const pieces = await piecesOf(path, 1764);
    expect(pieces.map((piece) => piece.length)).toEqual([5292, 5292, 5292, 5292, 5292, 3540]);
    expect(Float32Array.from(pieces.flatMap((piece) => [...piece]))).toEqual(samples);
  });

  it('may be of a stretch alone, to the sample', async () => {
    const samples = noise(2 * 100_000, 1, 0.9);
    const plain = await folder.wave('long.wav', samples, { sampleRateHz: 44_100, channels: 2, encoding: 'float32' });
    const vorbis = await folder.encode('long.ogg', plain);
    for (const path of [plain, vorbis]) {
      const [whole] = await piecesOf(path, 200_000);
      for (const [first, end] of [
        [0, 1],
        [33_333, 77_777],
        [99_990, 100_000],
      ] as const) {
        const pieces = await piecesOf(path, 1000, undefined, { first, end });
        expect(pieces).toHaveLength(Math.ceil((end - first) / 1000));
        expect(Float32Array.from(pieces.flatMap((piece) => [...piece]))).toEqual(whole!.subarray(2 * first, 2 * end));
      }
    }
    expect(await piecesOf(plain, 1000, undefined, { first: 99_999, end: 100_005 })).toEqual([samples.subarray(-2)]);
    expect(await piecesOf(plain, 1000, undefined, { first: 100_000, end: 100_005 })).toEqual([]);
    expect(await piecesOf(plain, 1000, undefined, { first: 7, end: 7 })).toEqual([]);
  });

  it('is not held to full scale, and what is no number is silence', async () => {
    const format = { sampleRateHz: 16_000, encoding: 'float32' } as const;
    const samples = Float32Array.of(0.5, 2.5, NaN, -7, Infinity, 0.25);
    const path = await folder.wave('loud.wav', samples, format);
    expect(await piecesOf(path, 100)).toEqual([Float32Array.of(0.5, 2.5, 0, -7, 0, 0.25)]);
  });

  it('says which loudspeakers its channels are for', async () => {
    const plain = await folder.wave('plain.wav', noise(4000, 1, 0.5), { sampleRateHz: 8000, channels: 4 });
    for (const [layout, channelMask] of [
      ['quad', 0x33],
      ['4.0', 0x107],
    ] as const) {
      const path = await folder.encode(`${layout}.wav`, plain, ['-af', `channelmap=0|1|2|3:${layout}`]);
      expect(soundFormat(await openMedia(path))).toEqual({ sampleRateHz: 8000, channels: 4, channelMask });
      expect(await piecesOf(path, 1000)).toEqual(await piecesOf(plain, 1000));
    }
  });

  it('is refused where there is none, and stops when it is told to', async () => {
    const frames = Array.from({ length: 8 }, () => draw(32, 32, () => [9, 9, 9]));
    const mute = await folder.video('mute.mp4', { width: 32, height: 32, ratePerSecond: 8, frames });
    await expect(piecesOf(mute, 100)).rejects.toMatchObject({ code: 'NO_AUDIO' });
    const path = await folder.wave('stopped.wav', noise(1000), { sampleRateHz: 8000 });
    await expect(piecesOf(path, 100, AbortSignal.abort())).rejects.toThrow(/abort/i);
    for await (const piece of streamSound(await openMedia(path), 10)) {
      expect(piece).toHaveLength(10);
      break;
    }
  });
});
