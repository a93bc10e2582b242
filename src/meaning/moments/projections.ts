import { dot } from '../../dsp/dot.ts';
import { seededRandom } from '../../dsp/seeded-random.ts';
import { channelDims, unit } from './moment-features.ts';
import { channels, type Channel } from './moment.ts';

/** Numbers of a moment's vector, as the graph's index has them. */
export const momentDims = 128;

/** Where the parts of one channel lie in the space that all share. */
export interface Projection {
  /** What parts of the channel have in common, taken away first; shape (`channelDims`). */
  readonly mean: Float32Array;
  /** Shape (`momentDims`, `channelDims`). */
  readonly matrix: Float32Array;
}

export type Projections = Readonly<Record<Channel, Projection>>;

/**
 * Where nothing was learned: each channel by a matrix of its own whose rows are at right angles, so that what is alike within a
 * channel stays alike, and two channels have nothing in common.
 */
export function startingProjections(): Projections {
  const of = (channel: Channel): Projection => ({
    mean: new Float32Array(channelDims[channel]),
    matrix: orthogonalRows(momentDims, channelDims[channel], channels.indexOf(channel)),
  });
  return { sound: of('sound'), sight: of('sight'), text: of('text') };
}

/** @param vector shape (`channelDims`) @returns shape (`momentDims`), length 1 unless it is all 0 */
export function project(projection: Projection, vector: Float32Array): Float32Array {
  return unit(projected(projection, vector));
}

/** Root of the mean square of the lengths that vectors have before `project` makes them 1. */
export function typicalLength(projection: Projection, vectors: readonly Float32Array[]): number {
  let sum = 0;
  for (const vector of vectors) {
    const point = projected(projection, vector);
    sum += dot(point, point) / vectors.length;
  }
  return Math.sqrt(sum);
}

function projected({ mean, matrix }: Projection, vector: Float32Array): Float32Array {
  const dims = mean.length;
  const centred = vector.map((value, i) => value - mean[i]!);
  return Float32Array.from({ length: matrix.length / dims }, (_, row) =>
    dot(matrix.subarray(row * dims, (row + 1) * dims), centred),
  );
}

/** Rows of length 1 at right angles, by Gram and Schmidt from seeded noise. @param rows at most `dims` */
function orthogonalRows(rows: number, dims: number, seed: number): Float32Array {
  const random = seededRandom(seed + 1);
  const made = new Float32Array(rows * dims);
  for (let row = 0; row < rows; row++) {
    const mine = Float32Array.from({ length: dims }, () => random() + random() + random() - 1.5);
    for (let earlier = 0; earlier < row; earlier++) {
      const other = made.subarray(earlier * dims, (earlier + 1) * dims);
      const shared = dot(mine, other);
      for (let i = 0; i < dims; i++) mine[i]! -= shared * other[i]!;
    }
    const length = Math.sqrt(dot(mine, mine));
    for (let i = 0; i < dims; i++) made[row * dims + i] = mine[i]! / length;
  }
  return made;
}
