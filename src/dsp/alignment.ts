import { ParameterError } from '../errors.ts';
import { FrameDistance, type FrameDistanceName } from './frame-distance.ts';
import type { FrameMatrix } from './frame-matrix.ts';

export interface AlignmentOptions {
  /** `euclidean` unless said. */
  readonly distance?: FrameDistanceName;
  /**
   * Allow local tempo ratios between 1/2 and 2 only (step pattern `symmetric P=1`), true unless said. It keeps a
   * single frame from being stretched over a whole word and computes a third of the cells; ends whose lengths differ
   * by more than a factor of two then have cost Infinity.
   */
  readonly slopeLimited?: boolean;
  /**
   * Half-width of a band around the straight line between the corners (Sakoe & Chiba), in frames of the longer
   * pattern; none unless said. A band too narrow to hold the line itself is widened to it.
   */
  readonly bandFrames?: number;
  /** Give up, with cost Infinity, as soon as the normalised cost must exceed this; never unless said. */
  readonly abandonAbove?: number;
}

/**
 * Dynamic time warping of two whole patterns (Sakoe & Chiba 1978), symmetric: `dtwCost(a, b) === dtwCost(b, a)`.
 * Diagonal steps weigh 2 and others 1, so that every path weighs (a.frames + b.frames), by which the sum is divided:
 * the cost is a weighted mean of frame distances and does not grow with length.
 * @param a shape (frames, dims)
 * @param b shape (frames, dims), the same dims
 * @returns at least 0; Infinity when no path is allowed or it was abandoned
 * @throws {ParameterError} a pattern without frames, differing dims, or options out of range
 */
export function dtwCost(a: FrameMatrix, b: FrameMatrix, options: AlignmentOptions = {}): number {
  if (a.frames === 0 || b.frames === 0) throw new ParameterError('an alignment needs at least one frame on each side');
  const [short, long] = a.frames <= b.frames ? [a, b] : [b, a];
  const n = short.frames;
  const m = long.frames;
  const slopeLimited = options.slopeLimited ?? true;
  if (slopeLimited && m - 1 > 2 * (n - 1)) return Infinity;
  const bandFrames = options.bandFrames ?? Infinity;
  if (!(bandFrames >= 0)) throw new ParameterError(`bandFrames must be at least 0, got ${bandFrames}`);
  const band = Math.max(bandFrames, 2, n > 1 ? (m - 1) / (n - 1) : m);
  const weight = n + m;
  const limit = (options.abandonAbove ?? Infinity) * weight;
  const distance = new FrameDistance(short, long, options.distance);
  const sum = slopeLimited ? slopeLimitedSum(distance, n, m, band, limit) : freeSum(distance, n, m, band, limit);
  return sum > limit ? Infinity : sum / weight;
}

/** Steps (1,1), (1,2) and (2,1); cell j of a row is kept at j + 2, so that looking back needs no bounds. */
function slopeLimitedSum(distance: FrameDistance, n: number, m: number, band: number, limit: number): number {
  const width = m + 2;
  let [older, previous, current] = scratch(3, width) as [Float64Array, Float64Array, Float64Array];
  let [oldDistances, distances] = scratch(2, width, 3) as [Float64Array, Float64Array];
  previous.fill(Infinity, 0, width);
  current.fill(Infinity, 0, width);
  oldDistances.fill(Infinity, 0, width);
  distances.fill(Infinity, 0, width);
  current[2] = 2 * distance.between(0, 0);
  distances[2] = current[2] / 2;
  let lowest = current[2];
  for (let i = 1; i < n; i++) {
    [older, previous, current] = [previous, current, older];
    [oldDistances, distances] = [distances, oldDistances];
    current.fill(Infinity, 0, width);
    distances.fill(Infinity, 0, width);
    // The parallelogram that slopes 1/2 to 2 leave between the corners, cut by the band.
    const centre = (i * (m - 1)) / (n - 1);
    const first = Math.max((i + 1) >> 1, m - 1 - 2 * (n - 1 - i), Math.ceil(centre - band));
    const last = Math.min(2 * i, m - 1 - ((n - i) >> 1), Math.floor(centre + band));
    let rowLowest = Infinity;
    // The cells jumped over lie up to one outside the parallelogram.
    if (first > 0) distances[first + 1] = distance.between(i, first - 1);
    if (last + 1 < m) distances[last + 3] = distance.between(i, last + 1);
    for (let j = first; j <= last; j++) {
      const here = distance.between(i, j);
      distances[j + 2] = here;
      const wide = previous[j]! + 2 * distances[j + 1]!;
      const straight = previous[j + 1]! + here;
      const tall = older[j + 1]! + 2 * oldDistances[j + 2]!;
      const best = Math.min(wide, straight, tall) + here;
      current[j + 2] = best;
      if (best < rowLowest) rowLowest = best;
    }
    // A path may jump one row but not two.
    if (Math.min(rowLowest, lowest) > limit) return Infinity;
    lowest = rowLowest;
  }
  return current[m + 1]!;
}

/** Steps (1,1), (0,1) and (1,0). */
function freeSum(distance: FrameDistance, n: number, m: number, band: number, limit: number): number {
  let [previous, current] = scratch(2, m + 1) as [Float64Array, Float64Array];
  current.fill(Infinity, 0, m + 1);
  for (let i = 0; i < n; i++) {
    [previous, current] = [current, previous];
    current.fill(Infinity, 0, m + 1);
    const centre = n === 1 ? 0 : (i * (m - 1)) / (n - 1);
    const first = Math.max(0, Math.ceil(centre - band));
    const last = Math.min(m - 1, Math.floor(centre + band));
    let rowLowest = Infinity;
    for (let j = first; j <= last; j++) {
      const here = distance.between(i, j);
      const best =
        i === 0 && j === 0 ? 2 * here : Math.min(previous[j]! + 2 * here, previous[j + 1]! + here, current[j]! + here);
      current[j + 1] = best;
      if (best < rowLowest) rowLowest = best;
    }
    if (rowLowest > limit) return Infinity;
  }
  return current[m]!;
}

const buffers: Float64Array[] = [];

/** Rows that are reused from call to call; the alignment runs thousands of times. */
function scratch(count: number, width: number, from = 0): Float64Array[] {
  for (let k = from; k < from + count; k++) {
    if ((buffers[k]?.length ?? 0) < width) buffers[k] = new Float64Array(Math.max(256, 2 * width));
  }
  return buffers.slice(from, from + count);
}
