import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pcm, PcmChunk } from '../../src/media/media.ts';
import { openMedia } from '../../src/media/open-media.ts';
import { waveformPeaks } from '../../src/media/waveform-peaks.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { joined, silence, tone } from '../fixtures/wave-file.ts';

let folder: MediaFolder;
beforeAll(async () => {
  folder = await MediaFolder.make();
});
afterAll(() => folder.remove());

/** The slow way: each bucket by itself. */
function slowPeaks(samples: Float32Array, buckets: number): { min: number[]; max: number[] } {
  const span = (bucket: number): Float32Array => {
    const start = Math.floor((bucket * samples.length) / buckets);
    return samples.subarray(start, Math.max(start + 1, Math.floor(((bucket + 1) * samples.length) / buckets)));
  };
  const all = Array.from({ length: buckets }, (_, bucket) => span(bucket));
  return { min: all.map((part) => Math.min(...part)), max: all.map((part) => Math.max(...part)) };
}

function pcmOf(samples: Float32Array, pieceSamples: number): Pcm {
  async function* chunks(): AsyncGenerator<PcmChunk> {
    for (let at = 0; at < samples.length; at += pieceSamples) {
      yield { startSeconds: at / 1000, samples: samples.subarray(at, at + pieceSamples) };
      await Promise.resolve();
    }
  }
  return {
    ...{ sampleRateHz: 1000, channels: 1, length: samples.length, durationSeconds: samples.length / 1000, chunks },
    slice: () => Promise.resolve(samples),
    close: () => Promise.resolve(),
  };
}

describe('waveformPeaks', () => {
  it.each([
    [1000, 10, 77],
    [1000, 7, 1000],
    [1000, 999, 13],
    [1000, 1000, 500],
    [100, 333, 9],
    [1, 5, 1],
    [10, 1, 3],
  ])('of %d samples in %d buckets is as the slow way says', async (length, buckets, piece) => {
    const samples = Float32Array.from({ length }, (_, index) => Math.round(Math.sin(index * index) * 1000) / 1000);
    const { min, max, durationSeconds } = await waveformPeaks(pcmOf(samples, piece), buckets);
    const slow = slowPeaks(samples, buckets);
    expect(durationSeconds).toBe(length / 1000);
    expect(min.map((value) => value.toFixed(3))).toEqual(slow.min.map((value) => value.toFixed(3)));
    expect(max.map((value) => value.toFixed(3))).toEqual(slow.max.map((value) => value.toFixed(3)));
  });

  it('shows where a recording sounds', async () => {
    const path = await folder.wave('half.wav', joined(silence(1), tone(440, 1)));
    const pcm = await (await openMedia(path)).pcm();
    const { min, max } = await waveformPeaks(pcm, 4);
    await pcm.close();
    expect(max.map((value) => value > 0.4)).toEqual([false, false, true, true]);
    expect(min.map((value) => value < -0.4)).toEqual([false, false, true, true]);
  });

  it('refuses a number of buckets that cannot be', async () => {
    for (const buckets of [0, -1, 1.5, NaN, 1e9]) {
      await expect(waveformPeaks(pcmOf(new Float32Array(5), 5), buckets)).rejects.toThrow(/buckets/);
    }
  });
});
