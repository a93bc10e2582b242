/** One word at a known place in a background of known loudness. */

import { seededRandom } from '../seeded-random.ts';

export interface PaddedWord {
  readonly samples: Float32Array;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * The stretch of a clean recording that is within 35 dB of its loudest 20 ms: what an ear would call the word.
 * @returns undefined where it is shorter than 0.1 s, or where the recording's background is within 42 dB, so that
 *   where the word ends is anyone's guess
 */
export function trimWord(recording: Float32Array): Float32Array | undefined {
  const frame = 160;
  const levels: number[] = [];
  for (let start = 0; start + 2 * frame <= recording.length; start += frame) {
    levels.push(power(recording.subarray(start, start + 2 * frame)));
  }
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  const background = [...levels].sort((a, b) => a - b)[Math.floor(levels.length / 10)] ?? loudest;
  if (background > loudest * 10 ** -4.2) return undefined;
  const audible = loudest * 10 ** -3.5;
  const first = levels.findIndex((level) => level >= audible);
  const last = levels.findLastIndex((level) => level >= audible);
  const word = recording.subarray(first * frame, (last + 2) * frame);
  return word.length < 1600 ? undefined : word;
}

/**
 * The word at -20 dB relative to full scale, 1.5 s in, in pink noise.
 * @param snrDb word's mean power over the noise's; Infinity for digital silence around it
 */
export function padWord(word: Float32Array, snrDb: number, seed: string): PaddedWord {
  const start = 24000;
  const samples = pinkNoise(start + word.length + 24000, seed);
  const gain = snrDb === Infinity ? 0 : 10 ** ((-20 - snrDb) / 20) / Math.sqrt(power(samples));
  for (let i = 0; i < samples.length; i++) samples[i] = samples[i]! * gain;
  const wordGain = 0.1 / Math.sqrt(power(word));
  for (let i = 0; i < word.length; i++) samples[start + i] = samples[start + i]! + word[i]! * wordGain;
  return { samples, startSeconds: start / 16000, endSeconds: (start + word.length) / 16000 };
}

function power(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}

/** White noise through Kellet's filter, 3 dB less an octave. */
export function pinkNoise(length: number, seed: string): Float32Array {
  const random = seededRandom(seed);
  let [low, middle, high] = [0, 0, 0];
  return Float32Array.from({ length }, () => {
    const white = 2 * random.next() - 1;
    low = 0.99765 * low + white * 0.099046;
    middle = 0.963 * middle + white * 0.2965164;
    high = 0.57 * high + white * 1.0526913;
    return low + middle + high + white * 0.1848;
  });
}
