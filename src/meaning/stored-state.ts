import { ParameterError } from '../errors.ts';
import type { Habits } from './habits.ts';
import { emptyState, type LearnerState, type Support } from './learner-state.ts';

/** The learner's state as JSON: rows, so that a form named `constructor` is a form like any other. */
export interface StoredState {
  readonly version: 1;
  readonly situations: number;
  readonly referring: number;
  readonly habits: Habits;
  /** [episode id, [form id, times heard]…] */
  readonly episode: readonly [string, readonly (readonly [string, number])[]] | null;
  /** [concept id, seen, claimed] */
  readonly concepts: readonly (readonly [string, number, number])[];
  readonly forms: readonly StoredForm[];
}

/** One form's row, which can be stored and replaced alone: [form id, heard, missing, missing correction, pairs]. */
export type StoredForm = readonly [string, number, number, number, readonly StoredPair[]];

/** [concept id, together, hits, missesBeyond, correctionBeyond, probability, score, support count, support] */
export type StoredPair = readonly [
  conceptId: string,
  together: number,
  hits: number,
  missesBeyond: number,
  correctionBeyond: number,
  probability: number,
  score: number | null,
  supportCount: number,
  support: readonly (readonly [situationId: string, strength: number])[],
];

export function storeState(state: LearnerState): StoredState {
  return {
    version: 1,
    situations: state.situations,
    referring: state.referring,
    habits: state.habits,
    episode: state.episode ? [state.episode.id, [...state.episode.heard]] : null,
    concepts: [...state.concepts].map(([id, { seen, claimed }]) => [id, seen, claimed]),
    forms: [...state.forms.keys()].map((id) => storeForm(state, id)),
  };
}

/** @throws {ParameterError} a form never heard */
export function storeForm(state: LearnerState, formId: string): StoredForm {
  const form = state.forms.get(formId);
  if (!form) throw new ParameterError(`form ${JSON.stringify(formId)} is not in the learner's state`);
  const pairs = [...form.pairs].map(([id, pair]): StoredPair => {
    const support = pair.support.map(({ situationId, strength }) => [situationId, strength] as const);
    return [
      id,
      pair.together,
      pair.hits,
      pair.missesBeyond,
      pair.correctionBeyond,
      pair.probability,
      pair.score,
      pair.supportCount,
      support,
    ];
  });
  return [formId, form.heard, form.missing, form.missingCorrection, pairs];
}

/** @throws {ParameterError} of another version */
export function restoreState(stored: StoredState): LearnerState {
  if (stored.version !== 1) {
    throw new ParameterError(`the learner's state has version ${String(stored.version)}, expected 1; settle anew`);
  }
  const state: LearnerState = {
    ...emptyState(),
    situations: stored.situations,
    referring: stored.referring,
    habits: stored.habits,
    episode: stored.episode ? { id: stored.episode[0], heard: new Map(stored.episode[1]) } : undefined,
  };
  for (const [id, seen, claimed] of stored.concepts) state.concepts.set(id, { seen, claimed });
  for (const [formId, heard, missing, missingCorrection, rows] of stored.forms) {
    const pairs = new Map(
      rows.map(([id, together, hits, missesBeyond, correctionBeyond, probability, score, supportCount, support]) => [
        id,
        {
          together,
          hits,
          missesBeyond,
          correctionBeyond,
          probability,
          // JSON has no Infinity, which means: to be worked out anew
          score: score ?? Infinity,
          supportCount,
          support: support.map(toSupport),
        },
      ]),
    );
    state.forms.set(formId, { heard, missing, missingCorrection, pairs });
  }
  return state;
}

function toSupport([situationId, strength]: readonly [string, number]): Support {
  return { situationId, strength };
}
