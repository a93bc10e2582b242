import { ParameterError } from '../errors.ts';
import { FrameDistance, type FrameDistanceName } from './frame-distance.ts';
import type { FrameMatrix } from './frame-matrix.ts';

export interface SubsequenceOptions {
  /** `euclidean` unless said. */
  readonly distance?: FrameDistanceName;
  /** Paths whose normalised cost must exceed this are not followed; no limit unless said, and much slower then. */
  readonly abandonAbove?: number;
}

/** The cheapest path that ends at each frame of the target. */
export interface SubsequenceCosts {
  /** Mean distance per query frame, shape (target frames); Infinity where no path ends. */
  readonly cost: Float32Array;
  /** First target frame of that path, shape (target frames); meaningless where the cost is Infinity. */
  readonly start: Int32Array;
}

/** A stretch of the target that the query fits: frames start to end, end exclusive. */
export interface SubsequenceMatch {
  readonly startFrame: number;
  readonly endFrame: number;
  readonly cost: number;
}

/**
 * Where a whole query fits inside a longer target: subsequence DTW (Müller 2007, section 4.4) with the step pattern
 * `asymmetric P=1` of Sakoe & Chiba (1978). Local tempo ratios lie between 1/2 and 2, and each query frame weighs one
 * whatever the path, so that short and long stretches compete fairly and dividing by the query's frames gives the mean.
 * @param query shape (frames, dims)
 * @param target shape (frames, dims), the same dims
 * @throws {ParameterError} a query without frames, or differing dims
 */
export function subsequenceCosts(
  query: FrameMatrix,
  target: FrameMatrix,
  options: SubsequenceOptions = {},
): SubsequenceCosts {
  const n = query.frames;
  const m = target.frames;
  if (n === 0) throw new ParameterError('a query needs at least one frame');
  const limit = (options.abandonAbove ?? Infinity) * n;
  const distance = new FrameDistance(query, target, options.distance);
  const width = m + 2;
  // Cell j of a row is kept at j + 2, so that looking back needs no bounds.
  const work = rows(width);
  let [older, previous, current] = work.sums;
  let [olderStarts, previousStarts, currentStarts] = work.starts;
  let [oldDistances, distances] = work.distances;
  previous.fill(Infinity, 0, width);
  current.fill(Infinity, 0, width);
  for (let j = 0; j < m; j++) {
    const here = distance.between(0, j);
    distances[j + 2] = here;
    current[j + 2] = here > limit ? Infinity : here;
    currentStarts[j + 2] = j;
  }
  for (let i = 1; i < n; i++) {
    [older, previous, current] = [previous, current, older];
    [olderStarts, previousStarts, currentStarts] = [previousStarts, currentStarts, olderStarts];
    [oldDistances, distances] = [distances, oldDistances];
    current.fill(Infinity, 0, width);
    // A distance is taken when a live path first needs it.
    distances.fill(NaN, 0, width);
    for (let j = 1; j < m; j++) {
      const wideFrom = previous[j]!;
      const straightFrom = previous[j + 1]!;
      const tallFrom = older[j + 1]!;
      if (wideFrom === Infinity && straightFrom === Infinity && tallFrom === Infinity) continue;
      const here = distance.between(i, j);
      distances[j + 2] = here;
      let best = straightFrom + here;
      let start = previousStarts[j + 1]!;
      if (wideFrom !== Infinity && wideFrom + 0.5 * here < best) {
        let skipped = distances[j + 1]!;
        if (skipped !== skipped) skipped = distances[j + 1] = distance.between(i, j - 1);
        const sum = wideFrom + 0.5 * (skipped + here);
        if (sum < best) {
          best = sum;
          start = previousStarts[j]!;
        }
      }
      if (tallFrom + here < best) {
        let skipped = oldDistances[j + 2]!;
        if (skipped !== skipped) skipped = oldDistances[j + 2] = distance.between(i - 1, j);
        const sum = tallFrom + skipped + here;
        if (sum < best) {
          best = sum;
          start = olderStarts[j + 1]!;
        }
      }
      if (best <= limit) {
        current[j + 2] = best;
        currentStarts[j + 2] = start;
      }
    }
  }
  const cost = new Float32Array(m);
  for (let j = 0; j < m; j++) cost[j] = current[j + 2]! / n;
  return { cost, start: currentStarts.slice(2, width) };
}

/**
 * Stretches of the target that the query fits, the best first, none overlapping a better one.
 * @param options.abandonAbove greatest cost of a match; give it, or every stretch is one
 * @param options.most at most so many; all unless said
 */
export function subsequenceMatches(
  query: FrameMatrix,
  target: FrameMatrix,
  options: SubsequenceOptions & { readonly most?: number } = {},
): SubsequenceMatch[] {
  const { cost, start } = subsequenceCosts(query, target, options);
  const ends: number[] = [];
  for (let j = 0; j < cost.length; j++) {
    const here = cost[j]!;
    if (here < Infinity && here <= (cost[j - 1] ?? Infinity) && here < (cost[j + 1] ?? Infinity)) ends.push(j);
  }
  ends.sort((a, b) => cost[a]! - cost[b]! || a - b);
  const most = options.most ?? Infinity;
  const matches: SubsequenceMatch[] = [];
  for (const end of ends) {
    if (matches.length >= most) break;
    const match = { startFrame: start[end]!, endFrame: end + 1, cost: cost[end]! };
    const free = matches.every((other) => other.endFrame <= match.startFrame || match.endFrame <= other.startFrame);
    if (free) matches.push(match);
  }
  return matches;
}

interface Rows {
  readonly width: number;
  readonly sums: [Float64Array, Float64Array, Float64Array];
  readonly starts: [Int32Array, Int32Array, Int32Array];
  readonly distances: [Float64Array, Float64Array];
}

let kept: Rows | undefined;

/** Work space that is reused from call to call and grows by doubling. */
function rows(width: number): Rows {
  if (kept === undefined || kept.width < width) {
    const size = Math.max(1024, 2 * width);
    const floats = () => new Float64Array(size);
    const integers = () => new Int32Array(size);
    kept = {
      width: size,
      sums: [floats(), floats(), floats()],
      starts: [integers(), integers(), integers()],
      distances: [floats(), floats()],
    };
  }
  return kept;
}
