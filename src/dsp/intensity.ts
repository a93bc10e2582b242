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
