import type { Beta } from './beta-binomial.ts';
import type { LearnerParameters } from './learner-parameters.ts';

/** How this language is used in these recordings, learned from all forms together (empirical Bayes). */
export interface Habits {
  /** Prior of the rate at which a thing is in view when its name is heard. */
  readonly presentWhenNamed: Beta;
}

/** A pair as the estimate sees it. */
export interface Observation {
  readonly hits: number;
  readonly misses: number;
  /** That the form means the concept. */
  readonly probability: number;
}

/**
 * The mean rate is that of the pairs that are believed, each as far as it is believed, whatever its frequency; how
 * much words differ in it stays as assumed.
 */
export function estimateHabits(
  pairs: readonly Observation[],
  { presentWhenNamed, habitInertia }: LearnerParameters,
): Habits {
  const size = presentWhenNamed.hits + presentWhenNamed.misses;
  const start = presentWhenNamed.hits / size;
  let rates = habitInertia * start;
  let weights = habitInertia;
  for (const { hits, misses, probability } of pairs) {
    rates += (probability * (start + hits)) / (1 + hits + misses);
    weights += probability;
  }
  const rate = rates / weights;
  return { presentWhenNamed: { hits: size * rate, misses: size * (1 - rate) } };
}
