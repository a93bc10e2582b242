import { observe } from '../cross-situational-learner.ts';
import { lexiconThreshold } from '../learner-parameters.ts';
import { mappings } from '../mappings.ts';
import { isWorthKeeping, unpackState, type PackedState } from '../packed-state.ts';
import type { SeenConcept } from '../situation.ts';
import { restoreState, type StoredState } from '../stored-state.ts';
import { Verdicts, type Verdict } from '../verdicts.ts';
import { changeOfMind, type ChangeOfMind, type HypotheticalLearner } from './change-of-mind.ts';

export interface MindsQuestion {
  readonly lexiconId: string;
  /** Of the learner's state. */
  readonly revision: string;
  /** The state; absent at first, since the thread may know it. */
  readonly packed?: PackedState;
  readonly verdicts: readonly Verdict[];
  /** [concept id, share of the lexicon's situations with it in view] of what the forms may mean. */
  readonly baseRates: readonly (readonly [string, number])[];
  readonly pairs: readonly { readonly formId: string; readonly conceptId: string }[];
}

/** Stays with the thread: while a lexicon is not learning, it is read once for all questions. */
let kept: { readonly lexiconId: string; readonly revision: string; readonly state: StoredState } | undefined;

/**
 * In a worker thread: each question is tried out on the learner as it is, copied as often.
 * @returns in the order of the pairs; undefined where the state has to be given, or an older version packed it
 */
export default async function tryMinds({
  lexiconId,
  revision,
  packed,
  verdicts: given,
  baseRates,
  pairs,
}: MindsQuestion): Promise<readonly ChangeOfMind[] | undefined> {
  let state = kept?.lexiconId === lexiconId && kept.revision === revision ? kept.state : undefined;
  if (state === undefined && packed !== undefined) {
    kept = undefined;
    state = await unpackState(packed);
    if (state !== undefined && isWorthKeeping(packed)) kept = { lexiconId, revision, state };
  }
  if (state === undefined) return undefined;
  const known = state;
  const verdicts = new Verdicts(given);
  const beside = baseRates.map(([conceptId, rate]): SeenConcept => ({ conceptId, confidence: Math.min(1, rate) }));
  return pairs.map(({ formId, conceptId }) =>
    changeOfMind(() => learnerOf(known, verdicts, formId, beside), conceptId, lexiconThreshold),
  );
}

function learnerOf(
  stored: StoredState,
  verdicts: Verdicts,
  formId: string,
  beside: readonly SeenConcept[],
): HypotheticalLearner {
  const state = restoreState(stored);
  // only the situations told are to move it
  const options = { verdicts, consolidates: false };
  let observed = 0;
  return {
    observe(conceptIds) {
      const id = `hypothetical ${++observed}`;
      const heard = [{ tokenId: id, forms: [{ formId, weight: 1 }] }];
      observe(state, { id, heard, saw: conceptIds.map((conceptId) => ({ conceptId, confidence: 1 })) }, options);
      // Talk goes on beside it, with things in view as often as they were: if the form were all that is ever said, what is in
      // view would be no sign of it.
      observe(state, { id: `beside ${id}`, heard: [], saw: beside }, options);
    },
    probabilities() {
      const found = mappings(state, { minimumProbability: 0, formIds: [formId] });
      return new Map(found.map(({ conceptId, probability }) => [conceptId, probability]));
    },
  };
}
