import { ParameterError } from '../errors.ts';

/**
 * A matrix of analysis frames, flat and row by row, so that inner loops walk memory in order.
 * `data[frame * dims + dim]`; shape (frames, dims). Treated as immutable once it is made.
 */
export interface FrameMatrix {
  readonly data: Float32Array;
  readonly frames: number;
  readonly dims: number;
}

/**
 * @param data shape (frames * dims); kept, not copied
 * @throws {ParameterError} a length that is not a whole number of frames
 */
export function frameMatrix(data: Float32Array, dims: number): FrameMatrix {
  if (!Number.isInteger(dims) || dims < 1) throw new ParameterError(`dims must be a positive integer, got ${dims}`);
  if (data.length % dims !== 0) {
    throw new ParameterError(`${data.length} values are no whole number of frames of ${dims} dims`);
  }
  return { data, frames: data.length / dims, dims };
}

/** One frame; a view, not a copy. @returns shape (dims) */
export function frameRow(matrix: FrameMatrix, frame: number): Float32Array {
  return matrix.data.subarray(frame * matrix.dims, (frame + 1) * matrix.dims);
}

/** Frames from `start` up to `end` (exclusive), clamped to the matrix; a view, not a copy. */
export function frameSpan(matrix: FrameMatrix, start: number, end: number): FrameMatrix {
  const first = Math.max(0, Math.min(start, matrix.frames));
  const last = Math.max(first, Math.min(end, matrix.frames));
  return {
    data: matrix.data.subarray(first * matrix.dims, last * matrix.dims),
    frames: last - first,
    dims: matrix.dims,
  };
}
