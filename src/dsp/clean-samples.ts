/** A file of floats may hold anything: what is no number becomes silence, what is beyond full scale is clipped. In place. */
export function cleanSamples(signal: Float32Array): Float32Array {
  for (let i = 0; i < signal.length; i++) {
    const sample = signal[i]!;
    if (sample >= -1 && sample <= 1) continue;
    signal[i] = sample > 1 ? 1 : sample < -1 ? -1 : 0;
  }
  return signal;
}
