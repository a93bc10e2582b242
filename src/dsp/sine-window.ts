import { requirePositiveInteger } from './signal.ts';

/**
 * The square root of a periodic Hann window. Used before a transform and after its inverse, on frames that overlap by half, it
 * gives the signal back: its squares and those half a frame further add up to one.
 * @param samples even
 * @returns shape (samples), values in [0, 1]
 * @throws {ParameterError} samples below 1
 */
export function sineWindow(samples: number): Float64Array {
  requirePositiveInteger('window samples', samples);
  return Float64Array.from({ length: samples }, (_, i) => Math.sin((Math.PI * i) / samples));
}
