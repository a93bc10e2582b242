import type { Beta } from './beta-binomial.ts';

/**
 * What the learner assumes before it has heard anything, the same for every language and for animals. Chosen on
 * generated worlds only (benchmark/evaluations/meaning.md); what can be learned from the recordings themselves is,
 * and then these are only where it starts (see habits.ts).
 */
export interface LearnerParameters {
  /** Rate at which a thing is spoken of when its name is heard: speech strays, detectors miss. */
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
  /** Log-odds that a form loses for each rival form that certainly means the concept: soft, for voices and plurals. */
  readonly rivalPenalty: number;
  /** Prior of the share of forms that refer at all; the share itself is learned from all forms. */
  readonly referringShare: Beta;
  readonly attention: AttentionParameters;
  readonly bursts: BurstParameters;
  readonly standing: StandingParameters;
  /** Where learning starts how far forms that are alike mean the same, and how many forms weigh as much. */
  readonly kinship: { readonly share: number; readonly inertia: number };
  /** Log-odds that one confirming review adds and one rejecting review takes. */
  readonly reviewLogOdds: number;
  /** Standard normal deviate of the credible interval: 1.645 is 90 %. */
  readonly intervalDeviate: number;
}

/** What is spoken of (see attention.ts). The first three are where learning starts. */
export interface AttentionParameters {
  /** Probability that the next utterance is about the same thing because talk stays with it. */
  readonly stay: number;
  /** Share of situations that are about nothing in view. */
  readonly none: number;
  /** Probability that a gaze, a finger or a hand is on what is spoken of. */
  readonly cueTrust: number;
  /** How many situations weigh as much as the start of `stay`, and of the other two. */
  readonly stayInertia: number;
  readonly inertia: number;
  /** Share of attention that all things in view keep: one utterance may name two. */
  readonly leak: number;
}

/** Repetition (see bursts.ts). */
export interface BurstParameters {
  /** A form heard n times in a row counts n ** this: 1 as if each time were news, 0 as if only the first were. */
  readonly exponent: number;
  /** After this many situations, repetition of a form counts 1/e as such; and of a form beside a thing. */
  readonly formFade: number;
  readonly pairFade: number;
  /** Each situation without the thing leaves this much of the repetition beside it. */
  readonly outOfView: number;
}

/** How words stand in utterances (see standing.ts). */
export interface StandingParameters {
  /** Weights of a form's neighbours and of its place, as log-odds of referring: 0 for none, 1 for all that they say. */
  readonly neighbours: number;
  readonly place: number;
  /** How many tokens of the overall share stand behind what a neighbour says. */
  readonly smoothing: number;
  /** n tokens of a form count n ** this. */
  readonly tokenExponent: number;
}

export const learnerParameters: LearnerParameters = {
  presentWhenNamed: { hits: 13.5, misses: 15.6 },
  steadiness: 128,
  habitInertia: 4,
  baseRateSmoothing: 25,
  rivalPenalty: 1.2,
  referringShare: { hits: 3.8, misses: 1.4 },
  attention: { stay: 0.5, none: 0.5, cueTrust: 0.5, stayInertia: 6, inertia: 20, leak: 0.28 },
  bursts: { exponent: 0.62, formFade: 10, pairFade: 30, outOfView: 0.5 },
  standing: { neighbours: 0.9, place: 0.9, smoothing: 4, tokenExponent: 0.33 },
  kinship: { share: 0.33, inertia: 16 },
  reviewLogOdds: 12,
  intervalDeviate: 1.645,
};

/**
 * The fixed decision rule: a pair at least this probable is in the lexicon. Below one half, since half of the F that can
 * be reached is the threshold that maximises the expected F of calibrated probabilities (Lipton et al. 2014).
 */
export const lexiconThreshold = 0.4;
