import type { Beta } from './beta-binomial.ts';

/**
 * What the learner assumes before it has heard anything, the same for every language and for animals. Chosen on
 * generated worlds only (benchmark/evaluations/meaning.md); what can be learned from the recordings themselves is,
 * and then these are only where it starts (see habits.ts).
 */
export interface LearnerParameters {
  /** Rate at which a thing is in view when its name is heard: speech strays, detectors miss. */
  readonly presentWhenNamed: Beta;
  /**
   * How closely a form that does not mean a concept keeps to the concept's base rate: 1 / sqrt(steadiness) is the
   * relative spread, since talk and things in view stray together now and then.
   */
  readonly steadiness: number;
  /** How many words of a known meaning would weigh as much as the start value of `presentWhenNamed`. */
  readonly habitInertia: number;
  /** How many observations of the overall share of situations stand behind the share without the form. */
  readonly baseRateSmoothing: number;
  /**
   * A form heard n times in one episode counts n ** this: 1 as if each time were news, 0 as if only the first were.
   */
  readonly episodeExponent: number;
  /** Log-odds that a form loses for each rival form that certainly means the concept: soft, for voices and plurals. */
  readonly rivalPenalty: number;
  /** Prior of the share of forms that refer at all; the share itself is learned from all forms. */
  readonly referringShare: Beta;
  /** Log-odds that one confirming review adds and one rejecting review takes. */
  readonly reviewLogOdds: number;
  /** Standard normal deviate of the credible interval: 1.645 is 90 %. */
  readonly intervalDeviate: number;
}

export const learnerParameters: LearnerParameters = {
  presentWhenNamed: { hits: 8, misses: 4 },
  steadiness: 32,
  habitInertia: 5,
  baseRateSmoothing: 2,
  episodeExponent: 0.6,
  rivalPenalty: 0.5,
  referringShare: { hits: 1, misses: 1 },
  reviewLogOdds: 12,
  intervalDeviate: 1.645,
};

/**
 * The fixed decision rule: a pair at least this probable is in the lexicon. Below one half, since half of the F that can
 * be reached is the threshold that maximises the expected F of calibrated probabilities (Lipton et al. 2014).
 */
export const lexiconThreshold = 0.35;
