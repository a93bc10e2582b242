import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import type { Asked } from './ask-until.ts';

export interface Comparison {
  /** Mean over worlds; where the target was not reached it counts `mostReviews`, so that the mean is a lower bound. */
  readonly meanReviews: number;
  readonly reached: number;
  readonly worlds: number;
  /** The queue's reviews for one of this strategy: geometric mean over worlds, with a 95 % bootstrap interval. */
  readonly ratio: number;
  readonly interval: readonly [number, number];
}

/** @param runs of one strategy, world by world, as `ours` */
export function compare(ours: readonly Asked[], runs: readonly Asked[], mostReviews: number): Comparison {
  const reviewsOf = ({ reviews }: Asked) => reviews ?? mostReviews;
  // one review more on both sides: a world that needs none divides by nothing
  const logs = runs.map((run, i) => Math.log((1 + reviewsOf(ours[i]!)) / (1 + reviewsOf(run))));
  const random = seededRandom(1);
  const means = Array.from({ length: 2000 }, () =>
    mean(logs.map(() => logs[Math.floor(random() * logs.length)]!)),
  ).sort((a, b) => a - b);
  return {
    meanReviews: mean(runs.map(reviewsOf)),
    reached: runs.filter(({ reviews }) => reviews !== undefined).length,
    worlds: runs.length,
    ratio: Math.exp(mean(logs)),
    interval: [Math.exp(means[50]!), Math.exp(means[1949]!)],
  };
}

/** Mean F after each number of reviews; a run that ended keeps its last F. */
export function meanCurve(runs: readonly Asked[], between: number, most: number): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (let reviews = 0; reviews <= most; reviews += between) {
    const there = runs.map(({ curve }) => curve.filter(([asked]) => asked <= reviews).at(-1)![1]);
    points.push([reviews, mean(there)]);
  }
  return points;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
