/**
 * How often one of `positive` is above one of `negative`, ties counting half: the area under the receiver operating characteristic
 * (Hanley & McNeil 1982). Not a number where either is empty.
 */
export function areaUnderCurve(positive: readonly number[], negative: readonly number[]): number {
  const sorted = Float64Array.from(negative).sort();
  let below = 0;
  for (const value of positive) below += (count(sorted, value, false) + count(sorted, value, true)) / 2;
  return below / (positive.length * negative.length);
}

/** How many are below a value, or are not above it. */
function count(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = sorted[middle]!;
    if (here < value || (orEqual && here === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
