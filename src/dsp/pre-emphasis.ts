import { ParameterError } from '../errors.ts';

/**
 * First-order high-pass `y[n] = x[n] - coefficient x[n - 1]`, which evens out the fall of voice towards high
 * frequencies.
 * @param coefficient 0 to 1, 0.97 unless said
 * @param previous the sample before the first, for a signal that arrives in pieces; the first sample's own value
 *   unless said, so that an offset makes no click
 * @returns shape as given
 * @throws {ParameterError} coefficient out of range
 */
export function preEmphasis(signal: Float32Array, coefficient = 0.97, previous = signal[0] ?? 0): Float32Array {
  if (!(coefficient >= 0 && coefficient <= 1)) {
    throw new ParameterError(`the pre-emphasis coefficient lies in 0 to 1, got ${coefficient}`);
  }
  const result = new Float32Array(signal.length);
  let last = previous;
  for (let i = 0; i < signal.length; i++) {
    result[i] = signal[i]! - coefficient * last;
    last = signal[i]!;
  }
  return result;
}
