import { ParameterError } from '../errors.ts';
import type { Pcm } from './media.ts';

/** Loudness over time, for drawing. */
export interface WaveformPeaks {
  readonly durationSeconds: number;
  /** Smallest and largest sample of each bucket over all channels, in [-1, 1], shape (buckets). */
  readonly min: number[];
  readonly max: number[];
}

const MOST_BUCKETS = 100_000;
/** Enough to draw with, and short in JSON. */
const STEPS = 10_000;

/**
 * Reads the sound once, a piece at a time. Buckets are equally long and together cover it all; where there are more
 * buckets than samples, a sample fills several.
 * @param buckets 1 to 100,000
 */
export async function waveformPeaks(pcm: Pcm, buckets: number, signal?: AbortSignal): Promise<WaveformPeaks> {
  if (!Number.isInteger(buckets) || buckets < 1 || buckets > MOST_BUCKETS) {
    throw new ParameterError(`buckets must be a whole number from 1 to ${MOST_BUCKETS}, got ${buckets}`);
  }
  const min = new Array<number>(buckets).fill(0);
  const max = new Array<number>(buckets).fill(0);
  const { channels, length, durationSeconds } = pcm;
  // A bucket's samples are from `startOf` it to before that of the next, and at least one.
  const startOf = (bucket: number): number => Math.floor((bucket * length) / buckets);
  const endOf = (bucket: number): number => Math.max(startOf(bucket) + 1, startOf(bucket + 1));
  let bucket = 0;
  let end = endOf(0);
  let [low, high] = [Infinity, -Infinity];
  let sample = 0;
  for await (const { samples } of pcm.chunks()) {
    signal?.throwIfAborted();
    for (let at = 0; at < samples.length; at += channels) {
      for (let index = at; index < at + channels; index++) {
        const value = samples[index] as number;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      sample++;
      if (sample < end) continue;
      do {
        min[bucket] = Math.round(low * STEPS) / STEPS;
        max[bucket] = Math.round(high * STEPS) / STEPS;
        end = endOf(++bucket);
      } while (bucket < buckets && end <= sample);
      [low, high] = [Infinity, -Infinity];
    }
  }
  return { durationSeconds, min, max };
}
