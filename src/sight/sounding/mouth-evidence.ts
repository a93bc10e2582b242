import type { TimeSpan } from '../../sound/time-span.ts';
import type { FaceMoments } from '../people/face.ts';
import { momentsPerSecond } from './loudness.ts';

/** Silence around what is said counts as well: a mouth that goes on moving is another's. */
const aroundSeconds = 0.4;
/** Decibels below a source's loudest moment, beneath which all is silence. */
const rangeDecibels = 35;
const leastSeconds = 0.5;
/**
 * Correlation of lips with loudness: 0.50 ± 0.09 for who speaks, 0.37 ± 0.14 for others who say a like sentence at the same time (GRID), about 0 for
 * who listens. Half between the first two it tells nothing.
 */
const indifferent = 0.43;
/** Natural logarithm of the odds a second, for each 1 of correlation above that. */
const oddsPerSecond = 3.3;
const mostOdds = 5;

/**
 * How much a face's lips speak for its being the source, against one that is out of view.
 * @param loud see `loudness`
 * @param turns when the source sounds, in order of time
 * @returns natural logarithm of the odds, from -5 to 5; undefined where the face is hardly in view meanwhile
 */
export function mouthEvidence(
  { mouth, startSeconds }: FaceMoments,
  loud: Float32Array,
  turns: readonly TimeSpan[],
): number | undefined {
  const [lips, sound]: [number[], number[]] = [[], []];
  let spoken = 0;
  const first = Math.round(startSeconds * momentsPerSecond);
  const floor = Math.max(...turns.map((turn) => loudest(loud, turn))) - rangeDecibels;
  for (let i = 0; i < mouth.length; i++) {
    const [at, time] = [first + i, (first + i) / momentsPerSecond];
    const value = mouth[i]!;
    const near = turns.some(
      (turn) => time >= turn.startSeconds - aroundSeconds && time <= turn.endSeconds + aroundSeconds,
    );
    if (!near || Number.isNaN(value) || at >= loud.length) continue;
    const isOwn = turns.some((turn) => time >= turn.startSeconds && time <= turn.endSeconds);
    if (isOwn) spoken++;
    lips.push(value);
    // What others say meanwhile is not this source's.
    sound.push(isOwn ? Math.max(floor, loud[at]!) : floor);
  }
  if (spoken < leastSeconds * momentsPerSecond) return undefined;
  const odds = oddsPerSecond * (lips.length / momentsPerSecond) * (correlation(lips, sound) - indifferent);
  return Math.max(-mostOdds, Math.min(mostOdds, odds));
}

function loudest(loud: Float32Array, { startSeconds, endSeconds }: TimeSpan): number {
  const [from, to] = [Math.floor(startSeconds * momentsPerSecond), Math.ceil(endSeconds * momentsPerSecond) + 1];
  return loud.subarray(from, to).reduce((most, value) => Math.max(most, value), -Infinity);
}

/** Pearson's; 0 where either does not change. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  a.forEach((value, i) => {
    both += (value - meanA) * (b[i]! - meanB);
    squareA += (value - meanA) ** 2;
    squareB += (b[i]! - meanB) ** 2;
  });
  return squareA > 0 && squareB > 0 ? both / Math.sqrt(squareA * squareB) : 0;
}
