import { type Beta, logMarginal, logMarginalSlope } from './beta-binomial.ts';
import type { Habits } from './habits.ts';
import type { LearnerParameters } from './learner-parameters.ts';
import type { FormStatistics, LearnerState, PairStatistics } from './learner-state.ts';

/** Expected numbers of situations that decide about one form and one concept. */
export interface Trials {
  /** Form heard, concept in view, and nothing else heard that accounts for it. */
  readonly hits: number;
  /** Form heard, concept not in view. */
  readonly misses: number;
  /** Price of uncertain labels, <= 0. */
  readonly correction: number;
  /** Share of situations with the concept in view where the form is not heard, within (0, 1). */
  readonly baseRate: number;
}

export function trialsOf(
  state: LearnerState,
  form: FormStatistics,
  conceptId: string,
  pair: PairStatistics,
  parameters: LearnerParameters,
): Trials {
  const seen = state.concepts.get(conceptId)?.seen ?? 0;
  // in view without the form is evidence against; drawn towards the overall share, for forms heard nearly always
  const overall = (seen + 0.5) / (state.situations + 1);
  const withoutForm = Math.max(0, state.situations - form.heard);
  const seenWithoutForm = Math.min(withoutForm, Math.max(0, seen - pair.together));
  const smoothing = parameters.baseRateSmoothing;
  return {
    hits: pair.hits,
    misses: Math.max(0, form.missing + pair.missesBeyond),
    correction: Math.min(0, form.missingCorrection + pair.correctionBeyond),
    baseRate: (seenWithoutForm + smoothing * overall) / (withoutForm + smoothing),
  };
}

/**
 * Log Bayes factor of "this form means this concept" against "it does not".
 *
 * Named, the concept is in view at an unknown high rate; not named, at a rate about its base rate without the form.
 * Both rates are integrated out (Beta-binomial), so that a handful of situations speaks as softly as it should, and the
 * second is allowed to stray, since talk and things in view come in bursts. Situations whose other words already
 * account for the concept are neither hit nor miss.
 */
export function logBayesFactor(
  { hits, misses, correction, baseRate }: Trials,
  habits: Habits,
  { steadiness }: LearnerParameters,
): number {
  const byChance = presentByChance(baseRate, steadiness);
  return logMarginal(habits.presentWhenNamed, hits, misses) - logMarginal(byChance, hits, misses) + correction;
}

/** Standard deviation of logBayesFactor over samples of situations like these (Poisson bootstrap, first order). */
export function logBayesFactorDeviation(
  { hits, misses, baseRate }: Trials,
  habits: Habits,
  { steadiness }: LearnerParameters,
): number {
  const named = logMarginalSlope(habits.presentWhenNamed, hits, misses);
  const chance: Beta = logMarginalSlope(presentByChance(baseRate, steadiness), hits, misses);
  return Math.sqrt(hits * (named.hits - chance.hits) ** 2 + misses * (named.misses - chance.misses) ** 2);
}

/** Rate at which a concept is in view when a form is heard that does not mean it. */
function presentByChance(baseRate: number, steadiness: number): Beta {
  const concentration = steadiness / Math.min(baseRate, 1 - baseRate);
  return { hits: concentration * baseRate, misses: concentration * (1 - baseRate) };
}

/** Softmax over "refers to nothing" (score 0) and the candidates' scores. @returns sums to at most 1 */
export function posterior(scores: readonly number[]): number[] {
  const top = scores.reduce((most, score) => Math.max(most, score), 0);
  const weights = scores.map((score) => Math.exp(score - top));
  const total = weights.reduce((sum, weight) => sum + weight, Math.exp(-top));
  return weights.map((weight) => weight / total);
}
