import { logMelSpectrogram } from '../../dsp/mel.ts';
import { requireFinite } from '../../dsp/signal.ts';
import { frameLevels, loudLevel } from './frame-levels.ts';

/** What the networks listen to. */
export const EMOTION_SAMPLE_RATE_HZ = 16_000;
const HOP_SAMPLES = 160;
const MEL_BANDS = 80;
/** A peak below this, -80 dB relative to full scale, is no voice: what is there is the noise of a converter. */
const LEAST_PEAK = 1e-4;
/** A voice lasts at least this long; of less, nothing is said. */
const LEAST_SAMPLES = EMOTION_SAMPLE_RATE_HZ / 5;
/** How far below its level a voice begins and ends, as natural logarithm of power: 30 dB. */
const EDGE = 30 * Math.log(10 ** 0.1);
/** Frames of 10 ms that are kept beyond either end. */
const MARGIN = 5;

/**
 * A voice without the silence before and after, scaled to a peak of 1, so that no gain changes what is heard in it and
 * none is lost under the floor of a logarithm (models/voice-emotion/recipe/front_end.py does the same).
 * @param signal mono in [-1, 1] at 16 kHz, shape (samples)
 * @returns at least 0.2 s; undefined where nothing is loud or long enough to be a voice
 * @throws {ParameterError} a sample that is not finite
 */
export function trimVoice(signal: Float32Array): Float32Array | undefined {
  requireFinite(signal);
  const peak = peakOf(signal);
  if (peak < LEAST_PEAK) return undefined;
  const scaled = signal.map((sample) => sample / peak);
  const levels = frameLevels(logMelSpectrogram(scaled, { bands: MEL_BANDS }));
  const least = loudLevel(levels) - EDGE;
  const first = levels.findIndex((level) => level > least);
  const last = levels.findLastIndex((level) => level > least);
  const voice = scaled.subarray(Math.max(0, first - MARGIN) * HOP_SAMPLES, (last + MARGIN) * HOP_SAMPLES);
  return voice.length < LEAST_SAMPLES ? undefined : voice;
}

/** The largest magnitude; 0 of no samples. */
export function peakOf(signal: Float32Array): number {
  return signal.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}
