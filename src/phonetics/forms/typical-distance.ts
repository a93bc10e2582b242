import { farthest } from './form-distance.ts';
import type { SoundDistances, TokenDistances } from './sound-distances.ts';

/**
 * How far a sound is from sounds that have nothing to do with it, in each way. A short vowel is near to everything and a
 * noisy word far from everything; dividing by this makes one threshold hold for both (the score normalisation of speaker
 * verification, and the cure for hubs, Schnitzer et al. 2012).
 */
const priors: SoundDistances = { pattern: 3.9, phones: 0.25, embedding: 0.7 };
const priorWeight = 4;

/**
 * @param distances from one token to others of the lexicon, in any order, a few of its own form among them
 * @returns drawn towards the means between unrelated French and German words while they are few
 */
export function typicalDistances(distances: readonly TokenDistances[]): SoundDistances {
  const known = (way: keyof SoundDistances) =>
    distances.flatMap((distance) => (distance[way] === undefined ? [] : [distance[way]]));
  return {
    pattern: typicalOfPatterns(known('pattern')),
    phones: middleMean(known('phones'), priors.phones),
    embedding: middleMean(known('embedding'), priors.embedding),
  };
}

/**
 * Of patterns alone. Those too unlike in length to be aligned (`farthest`) say nothing of it: counted, they would bring
 * all short words of a lexicon near each other that also holds phrases.
 */
export function typicalOfPatterns(distances: readonly number[]): number {
  return middleMean(
    distances.filter((distance) => distance < farthest),
    priors.pattern,
  );
}

/** About 1 between unrelated sounds. */
export function relativeDistance(distance: number, typicalOfOne: number, typicalOfOther: number): number {
  return (2 * distance) / (typicalOfOne + typicalOfOther);
}

/** Of the middle three fifths, drawn towards the prior. */
function middleMean(distances: readonly number[], prior: number): number {
  const sorted = [...distances].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor(sorted.length * 0.2), Math.ceil(sorted.length * 0.8));
  const sum = middle.reduce((total, distance) => total + distance, 0);
  return (sum + priorWeight * prior) / (middle.length + priorWeight);
}
