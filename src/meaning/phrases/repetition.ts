import { learnerParameters } from '../learner-parameters.ts';
import type { Situation } from '../situation.ts';

/**
 * How much one more time tells where something is said again and again in one sequence: the n-th time in a row
 * n ** exponent - (n - 1) ** exponent, fading with the situations in between (see ../bursts.ts, which also heeds what
 * leaves the view, and has to be shown every situation).
 */
export class Repetition {
  #sequenceId: string | undefined;
  #last = 0;
  #times = 0;

  /** @param fadeSituations after so many situations, repetition counts 1/e as such */
  constructor(private readonly fadeSituations: number) {}

  /** @returns what hearing it there is worth, 0 to `probability`; situations of a sequence are to come in their order */
  worth({ sequenceId, ordinal = 0 }: Situation, probability: number): number {
    if (sequenceId === undefined) return probability;
    const before =
      sequenceId === this.#sequenceId ? this.#times * Math.exp((this.#last - ordinal) / this.fadeSituations) : 0;
    this.#sequenceId = sequenceId;
    this.#last = ordinal;
    this.#times = before + probability;
    return worthOf(this.#times) - worthOf(before);
  }
}

function worthOf(times: number): number {
  return times <= 1 ? times : times ** learnerParameters.bursts.exponent;
}
