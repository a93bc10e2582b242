import { symmetricEigen } from '../../dsp/symmetric-eigen.ts';
import { compareIds } from '../situation.ts';
import { channels, channelsOf, type Moment } from './moment.ts';
import { momentDims, startingProjections, typicalLength, type Projection, type Projections } from './projections.ts';
import { whitenChannel, type WhitenedChannel, type WhitenedPart } from './whitened-channel.ts';

export interface LearningOptions {
  /** See `whitenChannel`. */
  readonly ridge: number;
  /** How much it counts that each channel goes with itself, beside that it goes with others. */
  readonly ownLikeness: number;
  /** After so many moments, what was learned counts as much as what each channel is by itself. */
  readonly halfBelieved: number;
  /** Directions count by this power of how far the channels agree in them. */
  readonly power: number;
  /** How often it is decided anew which of the things in view, or of the sounds, was meant. */
  readonly rounds: number;
  /** A part whose cosine to what it is held against is larger by this much counts e times as much. */
  readonly temperature: number;
}

export const learning: LearningOptions = {
  ridge: 1,
  ownLikeness: 0.1,
  halfBelieved: 20,
  power: 1,
  rounds: 4,
  temperature: 0.1,
};

/** More tell little that these do not. Ids are hashes, so those of the lowest are as good as drawn. */
const mostMoments = 4096;
/** Moments on which the lengths of what projections give are measured. */
const mostMeasured = 256;

/**
 * Projections of all channels into one space in which what occurs together is near and what does not is far, learned without any
 * label. They are the minimum of the spectral contrastive loss over all pairs of channels (HaoChen, Wei, Gaidon & Ma 2021), which
 * for linear projections has a closed form: the strongest eigenvectors of the whitened correlations between the channels (with
 * two channels canonical correlation: Hotelling 1936; with more Kettenring 1971). Which of several things in view was meant is
 * not known: in each round those count more that lie nearer to what was said, by the projections of the round before.
 *
 * A few moments teach little of directions that they do not show: the fewer there are, the more is kept of `startingProjections`.
 * Follows from the set of moments alone, whatever their order.
 */
export function learnProjections(moments: readonly Moment[], options: LearningOptions = learning): Projections {
  const telling = moments
    .filter((moment) => channelsOf(moment).length > 1)
    .sort((a, b) => compareIds(a.id, b.id))
    .slice(0, mostMoments);
  const learned = channels
    .filter((channel) => telling.some(({ parts }) => parts[channel].length > 0))
    .map((channel) => whitenChannel(channel, telling, options.ridge));
  if (learned.length < 2) return startingProjections();
  let shares = learned.map(({ parts }) => parts.map((own) => own.map(({ share }) => share)));
  let matrices: Float64Array[] = [];
  for (let round = 0; round < options.rounds; round++) {
    if (round > 0) shares = sharesBy(learned, matrices, options.temperature);
    matrices = agreement(learned, pooledBy(learned, shares), options);
  }
  const belief = telling.length / (telling.length + options.halfBelieved);
  const start = startingProjections();
  const found = learned.map((whitened, place) => {
    const { channel } = whitened;
    const own = whitened.unwhitened(matrices[place]!);
    const some = telling.slice(0, mostMeasured).flatMap(({ parts }) => parts[channel].map(({ vector }) => vector));
    return [channel, blended(own, { ...start[channel], mean: own.mean }, belief, some)] as const;
  });
  return { ...start, ...Object.fromEntries(found) };
}

/** Both projections at once, each by its share whatever lengths it gives. @param vectors on which the lengths are measured */
function blended(learned: Projection, start: Projection, belief: number, vectors: readonly Float32Array[]): Projection {
  const learnedShare = belief / (typicalLength(learned, vectors) || 1);
  const startShare = (1 - belief) / (typicalLength(start, vectors) || 1);
  const matrix = learned.matrix.map((value, i) => learnedShare * value + startShare * start.matrix[i]!);
  return { mean: learned.mean, matrix };
}

/** Each moment's mean in each channel; undefined where it lacks it. */
function pooledBy(learned: readonly WhitenedChannel[], shares: readonly (readonly (readonly number[])[])[]) {
  return learned.map(({ parts, dims }, place) =>
    parts.map((own, moment) => {
      if (own.length === 0) return undefined;
      const mean = new Float64Array(dims);
      own.forEach(({ vector }, part) => addTimes(mean, vector, shares[place]![moment]![part]!));
      return mean;
    }),
  );
}

type Pooled = readonly (readonly (Float64Array | undefined)[])[];

/** The projection of each whitened channel: directions in which the channels agree, the strongest first; shape (`momentDims`, dims). */
function agreement(
  learned: readonly WhitenedChannel[],
  pooled: Pooled,
  { ownLikeness, power }: LearningOptions,
): Float64Array[] {
  const offsets = learned.map((_, place) => learned.slice(0, place).reduce((sum, { dims }) => sum + dims, 0));
  const size = learned.reduce((sum, { dims }) => sum + dims, 0);
  const together = new Float64Array(size * size);
  learned.forEach(({ dims, spread }, place) => {
    const offset = offsets[place]!;
    for (let row = 0; row < dims; row++) {
      for (let column = 0; column <= row; column++) {
        together[(offset + row) * size + offset + column] = ownLikeness * spread[row * dims + column]!;
      }
    }
    for (let earlier = 0; earlier < place; earlier++) {
      const { product, count } = correlation(pooled[place]!, pooled[earlier]!, dims, learned[earlier]!.dims);
      for (let row = 0; row < dims; row++) {
        for (let column = 0, at = row * learned[earlier]!.dims; column < learned[earlier]!.dims; column++, at++) {
          together[(offset + row) * size + offsets[earlier]! + column] = product[at]! / Math.max(1, count);
        }
      }
    }
  });
  const { values, vectors } = symmetricEigen(together, size);
  return learned.map(({ dims }, place) => {
    const matrix = new Float64Array(momentDims * dims);
    for (let row = 0; row < Math.min(momentDims, size); row++) {
      const strength = Math.max(0, values[row]!) ** power;
      for (let i = 0; i < dims; i++) matrix[row * dims + i] = strength * vectors[row * size + offsets[place]! + i]!;
    }
    return matrix;
  });
}

/** Sum over the moments that have both of the product of one with the other; shape (dims of a, dims of b). */
function correlation(a: Pooled[number], b: Pooled[number], rows: number, columns: number) {
  const product = new Float64Array(rows * columns);
  let count = 0;
  a.forEach((mine, moment) => {
    const other = b[moment];
    if (mine === undefined || other === undefined) return;
    count += 1;
    for (let row = 0, at = 0; row < rows; row++) {
      const value = mine[row]!;
      for (let column = 0; column < columns; column++, at++) product[at]! += value * other[column]!;
    }
  });
  return { product, count };
}

/** How much each part counts, by how near it lies to the other channels of its moment. */
function sharesBy(
  learned: readonly WhitenedChannel[],
  matrices: readonly Float64Array[],
  temperature: number,
): number[][][] {
  const points = learned.map(({ parts }, place) =>
    parts.map((own) => own.map(({ vector }) => pointOf(matrices[place]!, vector))),
  );
  return learned.map(({ parts }, place) =>
    parts.map((own, moment) => {
      const towards = new Float64Array(momentDims);
      points.forEach((channel, other) => {
        if (other === place) return;
        channel[moment]!.forEach((point, part) =>
          addTimes(towards, point, learned[other]!.parts[moment]![part]!.share),
        );
      });
      return nearerShares(own, points[place]![moment]!, unitLength(towards), temperature);
    }),
  );
}

function nearerShares(
  own: readonly WhitenedPart[],
  points: readonly Float64Array[],
  towards: Float64Array,
  temperature: number,
): number[] {
  const weights = own.map(({ share }, part) => {
    let cosine = 0;
    for (let i = 0; i < momentDims; i++) cosine += points[part]![i]! * towards[i]!;
    return share * Math.exp((cosine - 1) / temperature);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function pointOf(matrix: Float64Array, vector: Float64Array): Float64Array {
  const point = new Float64Array(momentDims);
  for (let row = 0, at = 0; row < momentDims; row++) {
    let sum = 0;
    for (let i = 0; i < vector.length; i++, at++) sum += matrix[at]! * vector[i]!;
    point[row] = sum;
  }
  return unitLength(point);
}

function unitLength(vector: Float64Array): Float64Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return vector.map((value) => value / length);
}

function addTimes(sum: Float64Array, vector: Float64Array, weight: number): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += weight * vector[i]!;
}
