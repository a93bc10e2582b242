import { observe } from '../cross-situational-learner.ts';
import { lexiconThreshold } from '../learner-parameters.ts';
import { mappings } from '../mappings.ts';
import type { SeenConcept } from '../situation.ts';
import { restoreState, type StoredState } from '../stored-state.ts';
import { Verdicts, type Verdict } from '../verdicts.ts';
import { changeOfMind, type ChangeOfMind, type HypotheticalLearner } from './change-of-mind.ts';

export interface MindsQuestion {
  readonly state: StoredState;
  readonly verdicts: readonly Verdict[];
  /** [concept id, share of the lexicon's situations with it in view] of what the forms may mean. */
  readonly baseRates: readonly (readonly [string, number])[];
  readonly pairs: readonly { readonly formId: string; readonly conceptId: string }[];
}

/** In a worker thread: each question is tried out on the learner as it is, copied as often. @returns in the order of the pairs */
export default function tryMinds({ state, verdicts: given, baseRates, pairs }: MindsQuestion): readonly ChangeOfMind[] {
  const verdicts = new Verdicts(given);
  const beside = baseRates.map(([conceptId, rate]): SeenConcept => ({ conceptId, confidence: Math.min(1, rate) }));
  return pairs.map(({ formId, conceptId }) =>
    changeOfMind(() => learnerOf(state, verdicts, formId, beside), conceptId, lexiconThreshold),
  );
}

function learnerOf(
  stored: StoredState,
  verdicts: Verdicts,
  formId: string,
  beside: readonly SeenConcept[],
): HypotheticalLearner {
  const state = restoreState(stored);
  let observed = 0;
  return {
    observe(conceptIds) {
      const id = `hypothetical ${++observed}`;
      const heard = [{ tokenId: id, forms: [{ formId, weight: 1 }] }];
      observe(state, { id, heard, saw: conceptIds.map((conceptId) => ({ conceptId, confidence: 1 })) }, { verdicts });
      // Talk goes on beside it, with things in view as often as they were: if the form were all that is ever said, what is in
      // view would be no sign of it.
      observe(state, { id: `beside ${id}`, heard: [], saw: beside }, { verdicts });
    },
    probabilities() {
      const found = mappings(state, { minimumProbability: 0, formIds: [formId] });
      return new Map(found.map(({ conceptId, probability }) => [conceptId, probability]));
    },
  };
}
