import type { HeardToken } from './heard-token.ts';
import type { PatternShelf } from './pattern-shelf.ts';
import {
  cosineDistance,
  segmentalDistance,
  togetherWeights,
  type SoundDistances,
  type TokenDistances,
} from './sound-distances.ts';
import { relativeDistance } from './typical-distance.ts';

/** @param shelf remembers those of patterns, which take a thousand times as long as the others */
export function tokenDistances(a: HeardToken, b: HeardToken, shelf: PatternShelf): TokenDistances {
  return {
    pattern: shelf.distance(a, b),
    phones: a.phones?.length && b.phones?.length ? segmentalDistance(a.phones, b.phones) : undefined,
    embedding: pointDistance(a, b),
  };
}

/** @returns undefined where they are not points of one space */
export function pointDistance(a: HeardToken, b: HeardToken): number | undefined {
  if (a.point === undefined || a.point.space !== b.point?.space) return undefined;
  return cosineDistance(a.point.vector, b.point.vector);
}

/**
 * All ways together reach from voice to voice, and mistake more words than patterns do, which do not: so they have to be
 * this much nearer. Chosen on words in one voice and two, and on digits, see `benchmark/evaluations/sound-forms.md`.
 */
const togetherToll = 1.3;

/**
 * How unlike two tokens are in what speaks most for their being one form: by their patterns, as takes of one voice are
 * alike, or in all ways together.
 * @param typicalOfOne see `typical-distance.ts`
 * @returns at least 0; about 1 between unrelated sounds
 */
export function relativeTokenDistance(
  distances: TokenDistances,
  typicalOfOne: SoundDistances,
  typicalOfOther: SoundDistances,
): number {
  const relative = (way: keyof SoundDistances) =>
    relativeDistance(distances[way] ?? 0, typicalOfOne[way], typicalOfOther[way]);
  const pattern = relative('pattern');
  // Phones alone are too often those of another word.
  if (distances.embedding === undefined) return pattern;
  let sum = togetherWeights.pattern * pattern + togetherWeights.embedding * relative('embedding');
  let weight = togetherWeights.pattern + togetherWeights.embedding;
  if (distances.phones !== undefined) {
    sum += togetherWeights.phones * relative('phones');
    weight += togetherWeights.phones;
  }
  return Math.min(pattern, (togetherToll * sum) / weight);
}
