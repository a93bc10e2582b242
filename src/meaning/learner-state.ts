import type { Habits } from './habits.ts';
import { learnerParameters, type LearnerParameters } from './learner-parameters.ts';
import { compareIds } from './situation.ts';

/** A situation that speaks for a pair, and how strongly: 0 to 1, less where many things were in view. */
export interface Support {
  readonly situationId: string;
  readonly strength: number;
}

/** What was counted of one form together with one concept; counts are expected numbers of situations, fractional. */
export interface PairStatistics {
  /** Situations with the form heard and the concept in view. */
  together: number;
  /**
   * Were the concept the form's meaning: situations with both (see softTrial), those left out or reduced in which
   * another form accounts for the concept.
   */
  hits: number;
  /** Likewise form without concept, beyond what the form's `missing` counts: negative, as they were together. */
  missesBeyond: number;
  /** Likewise for the price of uncertain labels. */
  correctionBeyond: number;
  /** Situations in which both were likelier than not to be there. */
  supportCount: number;
  /** The strongest few, strongest first. */
  support: Support[];
  /** Probability that the form means the concept, as of the last step that touched the form. */
  probability: number;
  /** Log-odds against meaning nothing, when last worked out; Infinity when it has to be worked out anew. */
  score: number;
}

export interface FormStatistics {
  /** Situations with the form heard. */
  heard: number;
  /** Misses, and the price of uncertain labels, had the form's meaning never been in view (see softTrial). */
  missing: number;
  missingCorrection: number;
  /** By concept id; only concepts that were once in view when the form was heard. */
  readonly pairs: Map<string, PairStatistics>;
}

export interface ConceptStatistics {
  /** Situations with the concept in view. */
  seen: number;
  /** Sum over forms of the squared probability that they mean this concept: forms that are sure, hardly those that may. */
  claimed: number;
}

/** All that the learner remembers: its size goes with distinct pairs, never with the number of situations. */
export interface LearnerState {
  situations: number;
  /** The episode of the last situation, and how often each form was heard in it. */
  episode: { id: string; heard: Map<string, number> } | undefined;
  /** Sum over forms of the probability that they refer to anything. */
  referring: number;
  /** Learned by settling, and kept by the online steps that follow. */
  habits: Habits;
  readonly forms: Map<string, FormStatistics>;
  readonly concepts: Map<string, ConceptStatistics>;
}

export function emptyState(parameters: LearnerParameters = learnerParameters): LearnerState {
  const { presentWhenNamed } = parameters;
  return {
    situations: 0,
    episode: undefined,
    referring: 0,
    habits: { presentWhenNamed },
    forms: new Map(),
    concepts: new Map(),
  };
}

export function formStatistics(state: LearnerState, formId: string): FormStatistics {
  let form = state.forms.get(formId);
  if (!form) state.forms.set(formId, (form = { heard: 0, missing: 0, missingCorrection: 0, pairs: new Map() }));
  return form;
}

export function conceptStatistics(state: LearnerState, conceptId: string): ConceptStatistics {
  let concept = state.concepts.get(conceptId);
  if (!concept) state.concepts.set(conceptId, (concept = { seen: 0, claimed: 0 }));
  return concept;
}

export function pairStatistics(form: FormStatistics, conceptId: string): PairStatistics {
  let pair = form.pairs.get(conceptId);
  if (!pair) {
    pair = {
      together: 0,
      hits: 0,
      missesBeyond: 0,
      correctionBeyond: 0,
      supportCount: 0,
      support: [],
      probability: 0,
      score: Infinity,
    };
    form.pairs.set(conceptId, pair);
  }
  return pair;
}

/** How many situations are kept as a pair's evidence. */
export const keptSupports = 5;

/** Keeps the strongest few; equals go by id, so that the order of arrival does not matter. */
export function addSupport(pair: PairStatistics, situationId: string, strength: number): void {
  const weakest = pair.support[keptSupports - 1];
  if (weakest && weakest.strength > strength) return;
  pair.support.push({ situationId, strength });
  pair.support.sort((a, b) => b.strength - a.strength || compareIds(a.situationId, b.situationId));
  pair.support.length = Math.min(pair.support.length, keptSupports);
}
