import { ParameterError } from '../errors.ts';
import type { Habits } from './habits.ts';
import { emptyState, type LearnerState } from './learner-state.ts';
import { edge, neighbourIndex, neighbourKey } from './surroundings.ts';

/** The learner's state as JSON: rows, so that a form named `constructor` is a form like any other. */
export interface StoredState {
  readonly head: StoredHead;
  readonly concepts: readonly StoredConcept[];
  readonly forms: readonly StoredForm[];
}

/** What is not of one form or concept. */
export interface StoredHead {
  readonly version: 2;
  readonly situations: number;
  readonly habits: Habits;
  /** What stands at the edges of utterances: see StoredForm's surroundings. */
  readonly edge: StoredSurroundings;
  readonly placesOfReferring: readonly number[];
  readonly placesOfOther: readonly number[];
}

/** One concept's row: [concept id, seen, attended]. */
export type StoredConcept = readonly [string, number, number];

/** Before a form that refers, before another, after a form that refers, after another: how often it stands there. */
export type StoredSurroundings = readonly [number, number, number, number];

/** One form's row, which can be stored and replaced alone. */
export type StoredForm = readonly [
  formId: string,
  heard: number,
  ownLogTotal: number,
  missing: number,
  missingCorrection: number,
  tokens: number,
  standing: number,
  places: readonly number[],
  surroundings: StoredSurroundings,
  pairs: readonly StoredPair[],
  company: readonly StoredCompany[],
];

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

/** How often a form's tokens stood beside another form, or at an edge (null): [neighbour's id, is it after, times]. */
export type StoredCompany = readonly [string | null, 0 | 1, number];

export function storeState(state: LearnerState): StoredState {
  return {
    head: storeHead(state),
    concepts: state.concepts.symbols.ids.map((id) => storeConcept(state, id)),
    forms: state.forms.symbols.ids.map((id) => storeForm(state, id)),
  };
}

export function storeHead({ situations, habits, surroundings }: LearnerState): StoredHead {
  return {
    version: 2,
    situations,
    habits,
    edge: surroundings.row(edge),
    placesOfReferring: [...surroundings.placesOfReferring],
    placesOfOther: [...surroundings.placesOfOther],
  };
}

/** @throws {ParameterError} a concept never seen */
export function storeConcept({ concepts }: LearnerState, conceptId: string): StoredConcept {
  const concept = concepts.symbols.indexOf(conceptId);
  if (concept === undefined)
    throw new ParameterError(`concept ${JSON.stringify(conceptId)} is not in the learner's state`);
  return [conceptId, concepts.seen.values[concept]!, concepts.attended.values[concept]!];
}

/** Evidence of what is less probable is not stored: most pairs only happened to meet. Settling finds it again. */
const supportedProbability = 0.01;

/** @throws {ParameterError} a form never heard */
export function storeForm({ forms, concepts, pairs, company, surroundings }: LearnerState, formId: string): StoredForm {
  const form = forms.symbols.indexOf(formId);
  if (form === undefined) throw new ParameterError(`form ${JSON.stringify(formId)} is not in the learner's state`);
  const rows: StoredPair[] = [];
  for (let pair = forms.lastPair.values[form]!; pair >= 0; pair = pairs.previousOfForm.values[pair]!) {
    const score = pairs.score.values[pair]!;
    const probability = pairs.probability.values[pair]!;
    rows.push([
      concepts.symbols.ids[pairs.index.secondOf(pair)]!,
      pairs.together.values[pair]!,
      pairs.hits.values[pair]!,
      pairs.missesBeyond.values[pair]!,
      pairs.correctionBeyond.values[pair]!,
      probability,
      // JSON has no Infinity, which means: to be worked out anew
      score === Infinity ? null : score,
      pairs.supportCount.values[pair]!,
      probability < supportedProbability
        ? []
        : pairs.supportsOf(pair).map(({ situationId, strength }) => [situationId, strength] as const),
    ]);
  }
  const beside: StoredCompany[] = [];
  for (let row = forms.lastCompany.values[form]!; row >= 0; row = company.previousOfForm.values[row]!) {
    const key = company.index.secondOf(row);
    const neighbour = key >> 1;
    const id = neighbour === edge ? null : forms.symbols.ids[neighbour - neighbourIndex(0)]!;
    beside.push([id, key % 2 === 1 ? 1 : 0, company.weight.values[row]!]);
  }
  return [
    formId,
    forms.heard.values[form]!,
    forms.ownLogTotal.values[form]!,
    forms.missing.values[form]!,
    forms.missingCorrection.values[form]!,
    forms.tokens.values[form]!,
    forms.standing.values[form]!,
    forms.places.map((column) => column.values[form]!),
    surroundings.row(neighbourIndex(form)),
    // in the order in which they came
    rows.reverse(),
    beside.reverse(),
  ];
}

/** Version 1 was one value, its version in the place of the head's. */
export function isOfThisVersion(head: { readonly version: number }): boolean {
  return head.version === 2;
}

/** @throws {ParameterError} of another version */
export function restoreState({ head, concepts, forms }: StoredState): LearnerState {
  if (!isOfThisVersion(head)) {
    throw new ParameterError(`the learner's state has version ${String(head.version)}, expected 2; settle anew`);
  }
  const state = emptyState();
  state.situations = head.situations;
  state.habits = head.habits;
  state.surroundings.placesOfReferring.set(head.placesOfReferring);
  state.surroundings.placesOfOther.set(head.placesOfOther);
  for (const [id] of forms) state.forms.add(id);
  for (const [id, seen, attended] of concepts) {
    const concept = state.concepts.add(id);
    state.concepts.seen.values[concept] = seen;
    state.concepts.attended.values[concept] = attended;
  }
  state.surroundings.grow(forms.length);
  state.surroundings.setRow(edge, head.edge);
  for (const form of forms) restoreForm(state, form);
  return state;
}

function restoreForm(state: LearnerState, stored: StoredForm): void {
  const [
    formId,
    heard,
    ownLogTotal,
    missing,
    missingCorrection,
    tokens,
    standing,
    places,
    surroundings,
    pairs,
    company,
  ] = stored;
  const form = state.forms.add(formId);
  const { forms } = state;
  forms.heard.values[form] = heard;
  forms.ownLogTotal.values[form] = ownLogTotal;
  forms.missing.values[form] = missing;
  forms.missingCorrection.values[form] = missingCorrection;
  forms.tokens.values[form] = tokens;
  forms.standing.values[form] = standing;
  places.forEach((count, place) => (forms.places[place]!.values[form] = count));
  state.surroundings.setRow(neighbourIndex(form), surroundings);
  for (const pair of pairs) restorePair(state, form, pair);
  for (const [neighbourId, isAfter, weight] of company) {
    const neighbour = neighbourId === null ? edge : neighbourIndex(forms.add(neighbourId));
    const row = state.company.add(form, neighbourKey(neighbour, isAfter === 1), forms);
    state.company.weight.values[row] = weight;
  }
}

function restorePair(state: LearnerState, form: number, stored: StoredPair): void {
  const [conceptId, together, hits, missesBeyond, correctionBeyond, probability, score, supportCount, support] = stored;
  const { forms, concepts, pairs } = state;
  const concept = concepts.add(conceptId);
  const pair = pairs.add(form, concept, forms);
  pairs.together.values[pair] = together;
  pairs.hits.values[pair] = hits;
  pairs.missesBeyond.values[pair] = missesBeyond;
  pairs.correctionBeyond.values[pair] = correctionBeyond;
  pairs.probability.values[pair] = probability;
  pairs.score.values[pair] = score ?? Infinity;
  pairs.supportCount.values[pair] = supportCount;
  for (const [situationId, strength] of support) pairs.addSupport(pair, situationId, strength);
  concepts.claimed.values[concept]! += probability ** 2;
  state.claims += probability ** 2;
  forms.refers.values[form]! += probability;
  state.referring += probability;
}
