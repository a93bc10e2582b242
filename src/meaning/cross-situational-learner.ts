import { shareLeftUnexplained } from './explaining-away.ts';
import { logBayesFactor, posterior, trialsOf } from './form-posterior.ts';
import { weighAll, weighNext, type Evidence } from './episodes.ts';
import { estimateHabits, type Observation } from './habits.ts';
import { learnerParameters, type LearnerParameters } from './learner-parameters.ts';
import {
  addSupport,
  conceptStatistics,
  emptyState,
  formStatistics,
  pairStatistics,
  type ConceptStatistics,
  type FormStatistics,
  type LearnerState,
  type PairStatistics,
} from './learner-state.ts';
import { compareIds, conceptsSeen, formsHeard, type Presence, type Situation } from './situation.ts';
import { softTrial } from './soft-trial.ts';
import { noVerdicts, type Verdicts } from './verdicts.ts';

export interface LearnerOptions {
  readonly parameters?: LearnerParameters;
  readonly verdicts?: Verdicts;
}

/**
 * The online step: takes one situation in, in time that depends on its own size and on how many candidates its forms
 * have, never on how many situations came before. Changes `state`. Earlier situations are not looked at again, so the
 * result depends a little on the order; that of `settle` does not.
 * @throws {SituationError} before anything is changed
 */
export function observe(state: LearnerState, situation: Situation, options: LearnerOptions = {}): void {
  const { parameters = learnerParameters } = options;
  const heard = formsHeard(situation);
  const bound = bind(state, situation, weighNext(state, situation, heard, parameters));
  countTogether(bound);
  countTrials(state, bound);
  keepSupport(bound);
  reconsider(
    state,
    bound.heard.map(({ id }) => id),
    options,
  );
}

/** Decides anew about some forms, as after a review; forms never heard are passed over. Changes `state`. */
export function reconsider(state: LearnerState, formIds: Iterable<string>, options: LearnerOptions = {}): void {
  const { parameters = learnerParameters, verdicts = noVerdicts } = options;
  for (const id of formIds) {
    const form = state.forms.get(id);
    if (!form) continue;
    admitVerdicts(state, id, form, verdicts);
    for (const conceptId of verdicts.conceptIds(id)) {
      const pair = form.pairs.get(conceptId);
      if (pair) pair.score = Infinity;
    }
    move(state, form, decide(state, id, form, parameters, verdicts), 1);
  }
}

/**
 * The batch result: what all situations say together, each weighed in the light of all others, by fixed-point
 * iteration from a canonical start over situations in order of their ids; the same whatever the order of arrival.
 * A situation id that comes twice counts once.
 */
export function settle(situations: Iterable<Situation>, options: LearnerOptions = {}): LearnerState {
  const { parameters = learnerParameters, verdicts = noVerdicts } = options;
  const state = emptyState(parameters);
  const byId = new Map<string, Situation>();
  for (const situation of situations) byId.set(situation.id, situation);
  const inOrder = [...byId.values()].sort((a, b) => compareIds(a.id, b.id));
  const heard = weighAll(inOrder, parameters);
  const bounds = inOrder.map((situation, i) => bind(state, situation, heard[i]!));
  for (const bound of bounds) countTogether(bound);
  const forms = [...state.forms].sort(([a], [b]) => compareIds(a, b));
  for (const [id, form] of forms) admitVerdicts(state, id, form, verdicts);
  for (let round = 0; round < mostRounds; round++) {
    for (const [, form] of forms) resetTrials(form);
    for (const bound of bounds) countTrials(state, bound);
    // all forms are decided before any moves, so that none is ahead of its rivals; half steps keep rivals from swinging
    const decisions = forms.map(([id, form]) => decide(state, id, form, parameters, verdicts));
    const step = round === 0 ? 1 : 0.5;
    let largest = 0;
    forms.forEach(([, form], i) => {
      largest = Math.max(largest, move(state, form, decisions[i]!, step));
    });
    if (round < habitRounds) state.habits = estimateHabits(observationsOf(state, parameters), parameters);
    else if (largest < converged) break;
  }
  for (const bound of bounds) keepSupport(bound);
  return state;
}

const mostRounds = 120;
/** Habits are learned in the first rounds and kept from then on, so that the rest converges. */
const habitRounds = 15;
const converged = 1e-8;

/** A situation with its statistics at hand; pairs by form, then by concept. */
interface Bound {
  readonly situationId: string;
  readonly heard: readonly Evidence[];
  readonly saw: readonly Presence[];
  readonly forms: readonly FormStatistics[];
  readonly concepts: readonly ConceptStatistics[];
  readonly pairs: readonly (readonly PairStatistics[])[];
}

function bind(state: LearnerState, situation: Situation, heard: readonly Evidence[]): Bound {
  const saw = conceptsSeen(situation);
  state.situations += 1;
  const forms = heard.map(({ id, weight }) => {
    const form = formStatistics(state, id);
    form.heard += weight;
    return form;
  });
  const concepts = saw.map(({ id, probability }) => {
    const concept = conceptStatistics(state, id);
    concept.seen += probability;
    return concept;
  });
  const pairs = forms.map((form) => saw.map(({ id }) => pairStatistics(form, id)));
  return { situationId: situation.id, heard, saw, forms, concepts, pairs };
}

function countTogether({ heard, saw, pairs }: Bound): void {
  heard.forEach((form, i) => {
    saw.forEach((concept, j) => {
      const pair = pairs[i]![j]!;
      pair.together += form.weight * concept.probability;
      if (form.probability * concept.probability >= 0.5) pair.supportCount += 1;
    });
  });
}

function resetTrials(form: FormStatistics): void {
  form.missing = 0;
  form.missingCorrection = 0;
  for (const pair of form.pairs.values()) {
    pair.hits = 0;
    pair.missesBeyond = 0;
    pair.correctionBeyond = 0;
    pair.score = Infinity;
  }
}

function countTrials(state: LearnerState, { heard, saw, forms, concepts, pairs }: Bound): void {
  const { hits, misses } = state.habits.presentWhenNamed;
  const named = hits / (hits + misses);
  const absent = heard.map(({ probability, weight }, i) => {
    const trial = softTrial(probability, 0, named, neverInView);
    const share = weight / probability;
    forms[i]!.missing += share * trial.misses;
    forms[i]!.missingCorrection += share * trial.correction;
    return trial;
  });
  saw.forEach((concept, j) => {
    const base = (concepts[j]!.seen + 0.5) / (state.situations + 1);
    const naming = heard.map((form, i) => named * form.probability * pairs[i]![j]!.probability);
    const left = shareLeftUnexplained(naming, base);
    heard.forEach(({ probability, weight }, i) => {
      const pair = pairs[i]![j]!;
      const share = weight / probability;
      const trial = softTrial(probability, concept.probability, named, base);
      pair.hits += share * left[i]! * trial.hits;
      pair.missesBeyond += share * (left[i]! * trial.misses - absent[i]!.misses);
      pair.correctionBeyond += share * (left[i]! * trial.correction - absent[i]!.correction);
      pair.score = Infinity;
    });
  });
}

/** Base rate of a concept that is not there: what is rarely in view is not missed by chance. */
const neverInView = 1e-9;

function keepSupport({ situationId, heard, saw, pairs }: Bound): void {
  const inView = saw.reduce((sum, concept) => sum + concept.probability, 0);
  heard.forEach((form, i) => {
    saw.forEach((concept, j) => {
      addSupport(pairs[i]![j]!, situationId, (form.probability * concept.probability) / Math.max(1, inView));
    });
  });
}

/** What a person has judged is a candidate, even where the two were never met together. */
function admitVerdicts(state: LearnerState, formId: string, form: FormStatistics, verdicts: Verdicts): void {
  for (const conceptId of verdicts.conceptIds(formId)) {
    if (verdicts.net(formId, conceptId) <= 0) continue;
    conceptStatistics(state, conceptId);
    pairStatistics(form, conceptId);
  }
}

/** @returns the probability of each candidate of the form, in the order of `form.pairs` */
function decide(
  state: LearnerState,
  formId: string,
  form: FormStatistics,
  parameters: LearnerParameters,
  verdicts: Verdicts,
): number[] {
  const { hits, misses } = parameters.referringShare;
  const referring = (hits + state.referring) / (hits + misses + state.forms.size);
  const prior = Math.log(referring / (1 - referring) / state.concepts.size);
  let top = 0;
  for (const { score } of form.pairs.values()) if (score < Infinity && score > top) top = score;
  const scores: number[] = [];
  for (const [conceptId, pair] of form.pairs) {
    // a candidate that was not in view has only lost since, so one that was hopeless still is
    if (pair.score > top - hopeless) {
      const evidence = logBayesFactor(trialsOf(state, form, conceptId, pair, parameters), state.habits, parameters);
      const rivals = Math.max(0, state.concepts.get(conceptId)!.claimed - pair.probability ** 2);
      const review = parameters.reviewLogOdds * verdicts.net(formId, conceptId);
      pair.score = prior + evidence - parameters.rivalPenalty * Math.min(rivals, mostRivals) + review;
    }
    scores.push(pair.score);
  }
  return posterior(scores);
}

/** Log-odds behind the best candidate at which another is not worked out anew. */
const hopeless = 12;

/** Beyond this many forms for one concept another one surprises no more. */
const mostRivals = 3;

/** Moves the form's probabilities a `step` (0 to 1) towards `next`. @returns the largest change */
function move(state: LearnerState, form: FormStatistics, next: readonly number[], step: number): number {
  let largest = 0;
  let i = 0;
  for (const [conceptId, pair] of form.pairs) {
    const change = step * (next[i++]! - pair.probability);
    const before = pair.probability;
    pair.probability += change;
    state.referring += change;
    state.concepts.get(conceptId)!.claimed += pair.probability ** 2 - before ** 2;
    largest = Math.max(largest, Math.abs(change));
  }
  return largest;
}

function observationsOf(state: LearnerState, parameters: LearnerParameters): Observation[] {
  const observations: Observation[] = [];
  for (const form of state.forms.values()) {
    for (const [conceptId, pair] of form.pairs) {
      observations.push({ ...trialsOf(state, form, conceptId, pair, parameters), probability: pair.probability });
    }
  }
  return observations;
}
