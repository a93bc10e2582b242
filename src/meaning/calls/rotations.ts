import type { Span } from './spans.ts';

/** How many calls fall into some stretches, over all rotations of the calls of one recording. */
export interface RotationDistribution {
  readonly observed: number;
  /** Probability of each count from 0; sums to 1. */
  readonly probabilities: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

/** A rotation every half second, within these bounds: any even set of them is a fair one, since it is a group. */
const stepSeconds = 0.5;
const fewestRotations = 64;
const mostRotations = 1024;

export function rotationCount(durationSeconds: number): number {
  return Math.min(mostRotations, Math.max(fewestRotations, Math.ceil(durationSeconds / stepSeconds)));
}

/**
 * The rotation test's null distribution of one recording (Miller et al. 2004; DeRuiter & Solow 2008): all calls are moved on by
 * the same time, those that pass the end go on at the beginning, so that they keep their number and the gaps between
 * them, and the stretches stay where they are. It is enumerated and not drawn; to be moved by 0 is one of the rotations.
 * @param times of the calls, in [0, durationSeconds)
 * @param spans united, within 0 to durationSeconds
 */
export function rotationDistribution(
  times: readonly number[],
  spans: readonly Span[],
  durationSeconds: number,
): RotationDistribution {
  const count = rotationCount(durationSeconds);
  const step = durationSeconds / count;
  const changes = new Int32Array(count + 1);
  let always = 0;
  for (const time of times) {
    for (const { start, end } of spans) {
      // moved by `from` steps to the one before `to`, the call lies in the stretch
      const from = Math.ceil((start - time) / step);
      const steps = Math.ceil((end - time) / step) - from;
      if (steps >= count) {
        always += 1;
        continue;
      }
      const first = ((from % count) + count) % count;
      const last = first + steps;
      changes[first]! += 1;
      if (last <= count) changes[last]! -= 1;
      else {
        changes[0]! += 1;
        changes[last - count]! -= 1;
      }
    }
  }
  const tally = new Float64Array(times.length + 1);
  let hits = always;
  let observed = 0;
  let largest = 0;
  for (let rotation = 0; rotation < count; rotation++) {
    hits += changes[rotation]!;
    if (rotation === 0) observed = hits;
    const within = Math.min(hits, times.length);
    tally[within]! += 1;
    if (within > largest) largest = within;
  }
  const probabilities = tally.subarray(0, largest + 1);
  let mean = 0;
  let square = 0;
  for (let hit = 0; hit <= largest; hit++) {
    const probability = (probabilities[hit]! /= count);
    mean += hit * probability;
    square += hit * hit * probability;
  }
  return { observed, probabilities, mean, variance: Math.max(0, square - mean * mean) };
}
