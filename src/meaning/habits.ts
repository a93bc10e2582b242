import { type Beta, logMarginal } from './beta-binomial.ts';
import type { LearnerParameters } from './learner-parameters.ts';

/** How this language is used in these recordings, learned from all forms together (empirical Bayes). */
export interface Habits {
  /** Prior of the rate at which a thing is in view when its name is heard. */
  readonly presentWhenNamed: Beta;
  /**
   * How closely a form that does not mean a concept keeps to the concept's base rate: 1 / sqrt(steadiness) is the
   * relative spread. Small where talk and things in view come in bursts.
   */
  readonly steadiness: number;
}

/** A pair as the estimate sees it. */
export interface Observation {
  readonly hits: number;
  readonly misses: number;
  readonly baseRate: number;
  /** That the form means the concept. */
  readonly probability: number;
}

/** Rate at which a concept is in view when a form is heard that does not mean it. @param baseRate in (0, 1) */
export function presentByChance(baseRate: number, steadiness: number): Beta {
  const concentration = steadiness / Math.min(baseRate, 1 - baseRate);
  return { hits: concentration * baseRate, misses: concentration * (1 - baseRate) };
}

export function estimateHabits(pairs: readonly Observation[], parameters: LearnerParameters): Habits {
  return { presentWhenNamed: estimateNamed(pairs, parameters), steadiness: estimateSteadiness(pairs, parameters) };
}

function estimateNamed(pairs: readonly Observation[], { presentWhenNamed, habitInertia }: LearnerParameters): Beta {
  const size = presentWhenNamed.hits + presentWhenNamed.misses;
  const start = presentWhenNamed.hits / size;
  let rates = habitInertia * start;
  let weights = habitInertia;
  for (const { hits, misses, probability } of pairs) {
    rates += (probability * (start + hits)) / (1 + hits + misses);
    weights += probability;
  }
  const rate = rates / weights;
  return { hits: size * rate, misses: size * (1 - rate) };
}

function estimateSteadiness(pairs: readonly Observation[], parameters: LearnerParameters): number {
  let best = parameters.steadiness;
  let most = -Infinity;
  for (const candidate of steadinessGrid) {
    const strays = Math.log(candidate / parameters.steadiness) / parameters.steadinessSpread;
    let likelihood = -0.5 * strays * strays;
    for (const { hits, misses, baseRate, probability } of pairs) {
      const chance = presentByChance(baseRate, candidate);
      const never = logMarginal(chance, 0, hits + misses);
      if (never > -1e-9) continue;
      // pairs that never met are not on the list, hence the likelihood given at least one meeting
      likelihood += (1 - probability) * (logMarginal(chance, hits, misses) - Math.log(-Math.expm1(never)));
    }
    if (likelihood > most) {
      most = likelihood;
      best = candidate;
    }
  }
  return best;
}

/** Steps of a factor of 1.4, about what a corpus can tell apart. */
const steadinessGrid = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.7, 8, 11, 16, 23, 32, 64];
