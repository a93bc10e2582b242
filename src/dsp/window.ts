import { requirePositiveInteger } from './signal.ts';

export type WindowShape = 'hann' | 'hamming' | 'rectangular';

/**
 * A periodic analysis window (`scipy.signal.get_window(shape, samples, fftbins=True)`).
 * @returns shape (samples), values in [0, 1]
 * @throws {ParameterError} samples below 1
 */
export function analysisWindow(shape: WindowShape, samples: number): Float32Array {
  requirePositiveInteger('window samples', samples);
  const [offset, depth] = shape === 'hann' ? [0.5, 0.5] : shape === 'hamming' ? [0.54, 0.46] : [1, 0];
  return Float32Array.from({ length: samples }, (_, i) => offset - depth * Math.cos((2 * Math.PI * i) / samples));
}
