import type { RotationDistribution } from './rotations.ts';

export interface Replicated {
  /**
   * Two-sided p-value of "no more than one of the recordings shows it" (Benjamini & Heller 2008): the largest that is left when any
   * one recording is left out. 1 where there is one recording alone.
   */
  readonly replicated: number;
  /** Two-sided p-value of "none of them shows it". */
  readonly any: number;
  readonly direction: 'MORE' | 'LESS';
}

/** Smaller probabilities than this are not told apart. */
export const leastProbability = 1e-15;

/** Recordings are independent of one another, so the null distribution of the sum of their counts is the convolution of theirs. */
export function replicatedProbability(recordings: readonly RotationDistribution[]): Replicated {
  const observed = recordings.reduce((sum, each) => sum + each.observed, 0);
  const mean = recordings.reduce((sum, each) => sum + each.mean, 0);
  const variance = recordings.reduce((sum, each) => sum + each.variance, 0);
  const direction = observed >= mean ? 'MORE' : 'LESS';
  // Plainly nothing: the exact value would not be smaller than any that matters, and 1 is on the safe side.
  if (!(variance > 0) || Math.abs(observed - mean) < Math.sqrt(variance)) return { replicated: 1, any: 1, direction };
  // From the side of few to that of many: what is less often is more often not.
  const sided = direction === 'MORE' ? recordings : recordings.map(reversed);
  const reached = sided.reduce((sum, each) => sum + each.observed, 0);
  const before: Part[] = [nothing];
  for (const { probabilities } of sided) before.push(convolved(before.at(-1)!, probabilities));
  const any = twoSided(upperTail(before.at(-1)!, reached));
  if (sided.length < 2) return { replicated: 1, any, direction };
  let largest = 0;
  let after = nothing;
  for (let place = sided.length - 1; place >= 0; place--) {
    const { observed: here, probabilities } = sided[place]!;
    largest = Math.max(largest, jointTail(before[place]!, after, reached - here));
    after = convolved(after, probabilities);
  }
  return { replicated: Math.max(any, twoSided(largest)), any, direction };
}

/** Probabilities of sums from `from` on; what is outside is too small to count. */
interface Part {
  readonly from: number;
  readonly probabilities: Float64Array;
}

const nothing: Part = { from: 0, probabilities: Float64Array.of(1) };
const negligible = 1e-19;

function convolved({ from, probabilities }: Part, more: Float64Array): Part {
  const sums = new Float64Array(probabilities.length + more.length - 1);
  for (let i = 0; i < more.length; i++) {
    const weight = more[i]!;
    if (weight === 0) continue;
    for (let j = 0; j < probabilities.length; j++) sums[i + j]! += weight * probabilities[j]!;
  }
  let first = 0;
  let last = sums.length;
  while (first < last - 1 && sums[first]! < negligible) first++;
  while (last > first + 1 && sums[last - 1]! < negligible) last--;
  return { from: from + first, probabilities: sums.slice(first, last) };
}

/** That the sum is `reached` or more. */
function upperTail({ from, probabilities }: Part, reached: number): number {
  let sum = 0;
  // from the smallest on, so that none is lost
  for (let i = probabilities.length - 1; i >= Math.max(0, reached - from); i--) sum += probabilities[i]!;
  return Math.min(1, sum);
}

/** That two sums together are `reached` or more. */
function jointTail(left: Part, right: Part, reached: number): number {
  const [long, short] =
    left.probabilities.length >= right.probabilities.length ? [left, right] : ([right, left] as const);
  const tails = new Float64Array(long.probabilities.length + 1);
  for (let i = long.probabilities.length - 1; i >= 0; i--) tails[i] = tails[i + 1]! + long.probabilities[i]!;
  let sum = 0;
  for (let j = 0; j < short.probabilities.length; j++) {
    const needed = Math.max(0, reached - short.from - j - long.from);
    if (needed < tails.length) sum += short.probabilities[j]! * tails[needed]!;
  }
  return Math.min(1, sum);
}

function reversed({ observed, probabilities, mean, variance }: RotationDistribution): RotationDistribution {
  const most = probabilities.length - 1;
  return { observed: most - observed, probabilities: probabilities.slice().reverse(), mean: most - mean, variance };
}

function twoSided(tail: number): number {
  return Math.min(1, Math.max(leastProbability, 2 * tail));
}
