import type { Beta } from './beta-binomial.ts';
import { trialsOf } from './form-posterior.ts';
import { namedRate } from './habits.ts';
import type { LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';

/**
 * The mean rate is that of the pairs that are believed, each as far as it is believed, whatever its frequency; how
 * much words differ in it stays as assumed.
 */
export function estimatePresentWhenNamed(state: LearnerState, parameters: LearnerParameters): Beta {
  const { presentWhenNamed, habitInertia } = parameters;
  const size = presentWhenNamed.hits + presentWhenNamed.misses;
  const start = presentWhenNamed.hits / size;
  const now = namedRate(state.habits);
  let rates = habitInertia * start;
  let weights = habitInertia;
  for (let pair = 0; pair < state.pairs.index.size; pair++) {
    const probability = state.pairs.probability.values[pair]!;
    if (probability < negligible) continue;
    const { hits, misses } = trialsOf(state, pair, parameters);
    rates += (probability * (now + hits)) / (1 + hits + misses);
    weights += probability;
  }
  const rate = rates / weights;
  return { hits: size * rate, misses: size * (1 - rate) };
}

/** A pair as improbable as this tells nothing of how names are used. */
const negligible = 1e-6;
