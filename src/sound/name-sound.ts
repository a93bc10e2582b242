import { logistic } from '../dsp/log-odds.ts';
import { SOUND_FRAME_SAMPLES, type SoundFrames } from './sound-frames.ts';
import type { Stretch } from './stretch.ts';

/** What the spectrum alone tells of a sound; who made it is for later inferences to say. */
export type SoundLabel = 'impulse' | 'tonal' | 'noise' | 'sound';

/** A sound shorter than 0.2 s has hardly more than an attack. */
const LONGEST_IMPULSE_FRAMES = Math.round((0.2 * 16000) / SOUND_FRAME_SAMPLES);
/** Mean spectral flatness: that of white noise is about 0.55, of a whistle below 0.01. */
const TONAL_BELOW = 0.03;
const NOISE_ABOVE = 0.3;

export function nameSound({ start, end }: Stretch, { flatness }: SoundFrames): SoundLabel {
  if (end - start <= LONGEST_IMPULSE_FRAMES) return 'impulse';
  let sum = 0;
  let frames = 0;
  for (let frame = start; frame < end; frame++) {
    const here = flatness[frame]!;
    // Not a number where the frame is silent.
    if (here !== here) continue;
    sum += here;
    frames++;
  }
  const mean = sum / Math.max(1, frames);
  if (mean < TONAL_BELOW) return 'tonal';
  return mean > NOISE_ABOVE ? 'noise' : 'sound';
}

/**
 * How surely something sounded that was not the background: a logistic curve over its mean level above the background,
 * one half at 6 dB. A long steady sound is its own background, so that of it one cannot be sure.
 * @returns 0 to 1; not calibrated
 */
export function soundConfidence({ start, end }: Stretch, levelDb: Float32Array, floorDb: Float32Array): number {
  let above = 0;
  for (let frame = start; frame < end; frame++) above += Math.max(0, levelDb[frame]! - floorDb[frame]!);
  return standingOutConfidence(above / (end - start));
}

/** @param aboveDb mean level above the background. @returns 0 to 1, one half at 6 dB; not calibrated */
export function standingOutConfidence(aboveDb: number): number {
  return logistic((aboveDb - 6) / 3);
}
