import { articulatoryEditDistance } from '../phones/articulatory-alignment.ts';

/** A number for each of the three ways in which sounds are compared. */
export interface SoundDistances {
  readonly pattern: number;
  readonly phones: number;
  readonly embedding: number;
}

/** Between two sounds; undefined in a way in which one of them was not heard. */
export interface TokenDistances {
  readonly pattern: number;
  readonly phones: number | undefined;
  readonly embedding: number | undefined;
}

/**
 * How much each relative distance (about 1 between unrelated sounds) counts where sounds are compared in all ways. Chosen on
 * English and German words in two voices, see `benchmark/evaluations/forms.md`.
 */
export const togetherWeights: SoundDistances = { pattern: 0.15, phones: 0.35, embedding: 0.5 };

/** Farther than any two: where one of them cannot be compared. */
const nothingHeard = 1;
/** Less than a phone replaced by any other costs at most, so that lengths may differ a little. */
const gap = 0.5;

/**
 * Articulatory edit distance between two sequences of phones, over the length of the longer one.
 * @returns 0 (the same) to 1; 1 where either is empty
 * @throws {UnknownPhoneError}
 */
export function segmentalDistance(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return nothingHeard;
  return Math.min(1, articulatoryEditDistance(a, b, { gap }) / Math.max(a.length, b.length));
}

/**
 * 1 less the cosine of two vectors of length 1.
 * @returns 0 to 2; 1, as of unrelated sounds, where either is absent
 */
export function cosineDistance(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): number {
  if (a === undefined || b === undefined) return nothingHeard;
  let dot = 0;
  for (let at = 0; at < a.length; at++) dot += a[at]! * b[at]!;
  return 1 - dot;
}
