/** What digital silence is given, since its logarithm is not finite. */
export const SILENCE_DB = -100;

/**
 * Root mean square level of samples from `start` up to `end` (exclusive), clamped to the signal.
 * @param signal in [-1, 1], any number of channels
 * @returns dB relative to full scale: 0 for a square wave at full scale, -3.01 for a sine; at least {@link SILENCE_DB},
 *   which no samples also give
 */
export function intensityDb(signal: Float32Array, start = 0, end = signal.length): number {
  const from = Math.max(0, start);
  const to = Math.min(end, signal.length);
  let sum = 0;
  for (let i = from; i < to; i++) sum += signal[i]! * signal[i]!;
  return to > from ? Math.max(SILENCE_DB, 10 * Math.log10(sum / (to - from) + 1e-30)) : SILENCE_DB;
}

/**
 * Root mean square level of what lies in some bins of a frame.
 * @param power |X|^2 of a Hann window of `frameSamples`, shape (bins)
 * @param from the first bin, above that of 0 Hz
 * @param to the one behind the last
 * @returns dB relative to full scale, -300 or more; what counts as silence is for who asks to say
 */
export function bandLevelDb(power: Float64Array, from: number, to: number, frameSamples: number): number {
  let sum = 0;
  for (let bin = from; bin < to; bin++) sum += power[bin]!;
  // Parseval: both halves of the spectrum, over samples and the window's own power of 3/8.
  return 10 * Math.log10((2 * sum) / (frameSamples * frameSamples * 0.375) + 1e-30);
}
