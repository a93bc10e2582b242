import { ParameterError } from '../errors.ts';
import type { FrameMatrix } from './frame-matrix.ts';
import { requirePositiveInteger } from './signal.ts';

/**
 * Cepstral mean and variance normalisation (Viikki & Laurila 1998): each dimension to mean 0 and variance 1 over the
 * frames, which takes away a channel's constant colour and much of a speaker's. Works on log-mel bands as well.
 * @param options.variance false for the mean alone
 * @returns shape as given; a dimension that does not vary becomes 0
 */
export function normaliseMeanVariance(matrix: FrameMatrix, options: { variance?: boolean } = {}): FrameMatrix {
  const { data, frames, dims } = matrix;
  const mean = new Float64Array(dims);
  const scale = new Float64Array(dims).fill(1);
  for (let i = 0, dim = 0; i < data.length; i++, dim = dim + 1 === dims ? 0 : dim + 1)
    mean[dim] = mean[dim]! + data[i]!;
  for (let dim = 0; dim < dims; dim++) mean[dim] = mean[dim]! / Math.max(frames, 1);
  if (options.variance ?? true) {
    const square = new Float64Array(dims);
    for (let i = 0, dim = 0; i < data.length; i++, dim = dim + 1 === dims ? 0 : dim + 1) {
      const distance = data[i]! - mean[dim]!;
      square[dim] = square[dim]! + distance * distance;
    }
    for (let dim = 0; dim < dims; dim++) {
      const deviation = Math.sqrt(square[dim]! / Math.max(frames, 1));
      // Below the rounding of 32-bit data there is no variation to scale up.
      scale[dim] = deviation > 1e-6 * (1 + Math.abs(mean[dim]!)) ? 1 / deviation : 0;
    }
  }
  const normalised = new Float32Array(data.length);
  for (let i = 0, dim = 0; i < data.length; i++, dim = dim + 1 === dims ? 0 : dim + 1) {
    normalised[i] = (data[i]! - mean[dim]!) * scale[dim]!;
  }
  return { data: normalised, frames, dims };
}

/**
 * Slope of each dimension over time by regression (Furui 1986), edges repeated.
 * @param halfWindow frames to each side, 2 unless said
 * @returns shape as given, change per frame
 * @throws {ParameterError} halfWindow below 1
 */
export function deltas(matrix: FrameMatrix, halfWindow = 2): FrameMatrix {
  requirePositiveInteger('halfWindow', halfWindow);
  const { data, frames, dims } = matrix;
  const slopes = new Float32Array(data.length);
  let norm = 0;
  for (let n = 1; n <= halfWindow; n++) norm += 2 * n * n;
  for (let frame = 0; frame < frames; frame++) {
    for (let n = 1; n <= halfWindow; n++) {
      const before = Math.max(0, frame - n) * dims;
      const after = Math.min(frames - 1, frame + n) * dims;
      for (let dim = 0; dim < dims; dim++) {
        const at = frame * dims + dim;
        slopes[at] = slopes[at]! + (n * (data[after + dim]! - data[before + dim]!)) / norm;
      }
    }
  }
  return { data: slopes, frames, dims };
}

/**
 * Matrices of the same frames side by side, such as MFCC with their deltas.
 * @returns shape (frames, sum of dims)
 * @throws {ParameterError} none, or differing numbers of frames
 */
export function joinDims(...matrices: readonly FrameMatrix[]): FrameMatrix {
  const frames = matrices[0]?.frames;
  if (frames === undefined) throw new ParameterError('joinDims needs at least one matrix');
  const dims = matrices.reduce((sum, matrix) => sum + matrix.dims, 0);
  const data = new Float32Array(frames * dims);
  let column = 0;
  for (const matrix of matrices) {
    if (matrix.frames !== frames) {
      throw new ParameterError(`joinDims needs equal frames, got ${frames} and ${matrix.frames}`);
    }
    for (let frame = 0; frame < frames; frame++) {
      data.set(matrix.data.subarray(frame * matrix.dims, (frame + 1) * matrix.dims), frame * dims + column);
    }
    column += matrix.dims;
  }
  return { data, frames, dims };
}
