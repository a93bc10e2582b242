import { weightedAlignmentCost, type WeightedAlignmentOptions } from '../../dsp/weighted-alignment.ts';
import { warpSemitones, type ComparablePattern, type PatternSketch } from './comparable-pattern.ts';

/** A distance past which two patterns are no more alike than any two; what cannot be aligned is this far. */
export const farthest = 7;

const alignment: WeightedAlignmentOptions = { skipCost: 4, skipShare: 0.1, skipFrames: 3 };
/** Tempo of one word differs by less than this; longer pairs are not aligned at all. */
const longestRatio = 2.2;

/**
 * How unlike two whole patterns are: the least cost of an alignment over relative stretches of the frequency axis from
 * -6 to 6 semitones, in steps of two. Stretches are tried on 40 ms frames, the best is measured on 20 ms frames.
 * Symmetric; about 0 for the same recording, 2 to 3 for a word said again through another codec, 4 between words.
 * @returns 0 to 7
 */
export function formDistance(a: ComparablePattern, b: ComparablePattern): number {
  const [shorter, longer] = a.sureFrames < b.sureFrames ? [a.sureFrames, b.sureFrames] : [b.sureFrames, a.sureFrames];
  if (longer > longestRatio * shorter + 4) return farthest;
  const last = warpSemitones.length - 1;
  let bestWarp = 0;
  let bestCoarse = Infinity;
  for (const warp of warpsFromMiddle) {
    const toll = warpToll(warp);
    const options = { ...alignment, skipFrames: 1.5, abandonAbove: bestCoarse / toll };
    const cost = toll * weightedAlignmentCost(a.coarse[warp]!, b.coarse[last - warp]!, options);
    if (cost < bestCoarse) {
      bestCoarse = cost;
      bestWarp = warp;
    }
  }
  if (bestCoarse === Infinity) return farthest;
  const cost = weightedAlignmentCost(a.fine[bestWarp]!, b.fine[last - bestWarp]!, alignment);
  return Math.min(farthest, warpToll(bestWarp) * cost);
}

/** Voices are alike more often than not, and a good first guess lets the others be given up early. */
export const warpsFromMiddle: readonly number[] = warpSemitones
  .map((_, warp) => warp)
  .sort((a, b) => Math.abs(warpSemitones[a]!) - Math.abs(warpSemitones[b]!) || a - b);

/** Each step of warp costs 3 %, lest unlike vowels be warped into each other. */
function warpToll(warp: number): number {
  return 1 + (0.03 * Math.abs(warpSemitones[warp]!)) / (warpSemitones[1]! - warpSemitones[0]!);
}

/**
 * A quick guess at the order of distances, from sketches alone: which patterns are worth an alignment.
 * @returns at least 0; Infinity where lengths differ too much
 */
export function sketchDistance(a: PatternSketch, b: PatternSketch): number {
  const [shorter, longer] = a.sureFrames < b.sureFrames ? [a.sureFrames, b.sureFrames] : [b.sureFrames, a.sureFrames];
  if (longer > longestRatio * shorter + 4) return Infinity;
  const last = warpSemitones.length - 1;
  let best = Infinity;
  for (let warp = 0; warp <= last; warp++) {
    const left = a.sketches[warp]!;
    const right = b.sketches[last - warp]!;
    let sum = 0;
    for (let at = 0; at < left.length && sum < best; at++) sum += (left[at]! - right[at]!) ** 2;
    if (sum < best) best = sum;
  }
  return Math.sqrt(best);
}
