import { type Beta, logMarginal, logMarginalSlope } from './beta-binomial.ts';
import type { LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';

/** Expected numbers of situations that decide about one form and one concept. */
export interface Trials {
  /** Form heard, concept spoken of, and nothing else heard that accounts for it. */
  readonly hits: number;
  /** Form heard, concept not spoken of. */
  readonly misses: number;
  /** Price of uncertain labels, <= 0. */
  readonly correction: number;
  /** Share of the situations without the form that are about the concept, within (0, 1). */
  readonly baseRate: number;
}

/**
 * Share of all situations that are about a concept, within (0, 1): of those with it in view, what attention gives to it,
 * and the little that everything in view keeps.
 */
export function aboutRate({ concepts, situations }: LearnerState, concept: number, leak: number): number {
  const about = (1 - leak) * concepts.attended.values[concept]! + leak * concepts.seen.values[concept]!;
  return (about + 0.5) / (situations + 1);
}

/** Rate of `count` in so many situations without the form, drawn towards the rate over all by so many of them. */
export function rateWithout(count: number, without: number, overall: number, smoothing: number): number {
  return (Math.min(without, Math.max(0, count)) + smoothing * overall) / (without + smoothing);
}

export function trialsOf(state: LearnerState, pair: number, parameters: LearnerParameters): Trials {
  const { pairs, forms, situations } = state;
  const form = pairs.index.firstOf(pair);
  // about it without the form is evidence against; drawn towards the overall share, for forms heard nearly always
  const overall = aboutRate(state, pairs.index.secondOf(pair), parameters.attention.leak);
  const withoutForm = Math.max(0, situations - forms.heard.values[form]!);
  const about = overall * (situations + 1) - 0.5 - pairs.together.values[pair]!;
  return {
    hits: pairs.hits.values[pair]!,
    misses: Math.max(0, forms.missing.values[form]! + pairs.missesBeyond.values[pair]!),
    correction: Math.min(0, forms.missingCorrection.values[form]! + pairs.correctionBeyond.values[pair]!),
    baseRate: rateWithout(about, withoutForm, overall, parameters.baseRateSmoothing),
  };
}

/**
 * Log Bayes factor of "this form means this concept" against "it does not".
 *
 * Named, the concept is spoken of at an unknown high rate; not named, at a rate about its base rate without the form.
 * Both rates are integrated out (Beta-binomial), so that a handful of situations speaks as softly as it should, and the
 * second is allowed to stray, since talk and things in view come in bursts. Situations whose other words already
 * account for the concept are neither hit nor miss.
 */
export function logBayesFactor(
  { hits, misses, correction, baseRate }: Trials,
  named: Beta,
  steadiness: number,
): number {
  const byChance = presentByChance(baseRate, steadiness);
  return logMarginal(named, hits, misses) - logMarginal(byChance, hits, misses) + correction;
}

/** Standard deviation of logBayesFactor over samples of situations like these (Poisson bootstrap, first order). */
export function logBayesFactorDeviation({ hits, misses, baseRate }: Trials, named: Beta, steadiness: number): number {
  const ofName = logMarginalSlope(named, hits, misses);
  const ofChance = logMarginalSlope(presentByChance(baseRate, steadiness), hits, misses);
  return Math.sqrt(hits * (ofName.hits - ofChance.hits) ** 2 + misses * (ofName.misses - ofChance.misses) ** 2);
}

/** Rate at which a concept is spoken of when a form is heard that does not mean it. */
function presentByChance(baseRate: number, steadiness: number): Beta {
  const concentration = steadiness / Math.min(baseRate, 1 - baseRate);
  return { hits: concentration * baseRate, misses: concentration * (1 - baseRate) };
}
