import { ParameterError } from '../../errors.ts';
import { channelDims } from './moment-features.ts';
import type { Channel, Moment } from './moment.ts';
import type { Projection } from './projections.ts';

/** A part of a moment in the coordinates in which its channel has about the same spread in all directions. */
export interface WhitenedPart {
  /** Shape (`channelDims`). */
  readonly vector: Float64Array;
  /** Its share in its channel of its moment, by weight alone; those of a moment are 1 together. */
  readonly share: number;
}

/** One channel of a lexicon's moments, whitened. */
export interface WhitenedChannel {
  readonly channel: Channel;
  readonly dims: number;
  /** By moment, in the order given; none where it lacks the channel. */
  readonly parts: readonly (readonly WhitenedPart[])[];
  /** How far the spread is real and no ridge: about 1 where there is much, 0 where there is none; shape (dims, dims). */
  readonly spread: Float64Array;
  /** The projection of raw parts that does the same as `matrix` does with whitened ones. @param matrix shape (rows, dims) */
  unwhitened(matrix: Float64Array): Projection;
}

/** @param ridge added to the spread in each direction, as a share of the mean of them all; above 0 */
export function whitenChannel(channel: Channel, moments: readonly Moment[], ridge: number): WhitenedChannel {
  const dims = channelDims[channel];
  const shared = moments.map(({ parts }) => {
    const total = parts[channel].reduce((sum, { weight }) => sum + weight, 0);
    return parts[channel].map(({ vector, weight }) => ({ vector, share: weight / total }));
  });
  const count = shared.filter((parts) => parts.length > 0).length;
  const mean = new Float64Array(dims);
  for (const { vector, share } of shared.flat()) {
    for (let i = 0; i < dims; i++) mean[i]! += (share / count) * vector[i]!;
  }
  const centred = shared.map((parts) =>
    parts.map(({ vector, share }) => ({ vector: Float64Array.from(vector, (value, i) => value - mean[i]!), share })),
  );
  const covariance = new Float64Array(dims * dims);
  for (const { vector, share } of centred.flat()) {
    for (let row = 0; row < dims; row++) {
      const value = (share / count) * vector[row]!;
      for (let column = 0, at = row * dims; column <= row; column++, at++) covariance[at]! += value * vector[column]!;
    }
  }
  let trace = 0;
  for (let i = 0; i < dims; i++) trace += covariance[i * dims + i]!;
  // Where all are the same any ridge will do.
  const added = (ridge * trace) / dims || 1;
  for (let i = 0; i < dims; i++) covariance[i * dims + i]! += added;
  const whitener = invertedLower(choleskyOf(covariance, dims), dims);
  return {
    channel,
    dims,
    parts: centred.map((parts) => parts.map(({ vector, share }) => ({ vector: timesLower(whitener, vector), share }))),
    spread: spreadOf(whitener, dims, added),
    unwhitened: (matrix) => ({ mean: Float32Array.from(mean), matrix: timesWhitener(matrix, whitener, dims) }),
  };
}

/** Whitened, the ridge is W·Wᵀ times what was added; what it leaves of 1 is the spread of what was seen. */
function spreadOf(whitener: Float64Array, dims: number, added: number): Float64Array {
  const spread = new Float64Array(dims * dims);
  for (let row = 0; row < dims; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = 0;
      for (let i = 0; i <= column; i++) sum += whitener[row * dims + i]! * whitener[column * dims + i]!;
      spread[row * dims + column] = spread[column * dims + row] = (row === column ? 1 : 0) - added * sum;
    }
  }
  return spread;
}

/** L with L·Lᵀ the matrix, of which only the lower triangle is read. */
function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let left = matrix[row * size + column]!;
      for (let i = 0; i < column; i++) left -= lower[row * size + i]! * lower[column * size + i]!;
      if (row !== column) lower[row * size + column] = left / lower[column * size + column]!;
      else if (left > 0) lower[row * size + row] = Math.sqrt(left);
      else throw new ParameterError(`a spread of ${left} in direction ${row}: parts of moments must be finite numbers`);
    }
  }
  return lower;
}

function invertedLower(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let left = row === column ? 1 : 0;
      for (let i = column; i < row; i++) left -= lower[row * size + i]! * inverse[i * size + column]!;
      inverse[row * size + column] = left / lower[row * size + row]!;
    }
  }
  return inverse;
}

function timesLower(lower: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let i = 0, at = row * size; i <= row; i++, at++) sum += lower[at]! * vector[i]!;
    product[row] = sum;
  }
  return product;
}

function timesWhitener(matrix: Float64Array, whitener: Float64Array, dims: number): Float32Array {
  const rows = matrix.length / dims;
  const product = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < dims; i++) {
      const value = matrix[row * dims + i]!;
      for (let column = 0; column <= i; column++) product[row * dims + column]! += value * whitener[i * dims + column]!;
    }
  }
  return Float32Array.from(product);
}
