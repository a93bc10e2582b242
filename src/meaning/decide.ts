import { logMarginal } from './beta-binomial.ts';
import { logBayesFactor, trialsOf } from './form-posterior.ts';
import type { LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import { nothingAlike, type Likeness } from './likeness.ts';
import { logistic, logOddsOf } from '../dsp/log-odds.ts';
import { standingLogOdds } from './standing.ts';
import type { Verdicts } from './verdicts.ts';

/** What a person has judged is a candidate, even where the two were never met together. */
export function admitVerdicts(state: LearnerState, formId: string, form: number, verdicts: Verdicts): void {
  for (const conceptId of verdicts.conceptIds(formId)) {
    if (verdicts.net(formId, conceptId) <= 0) continue;
    state.pairs.add(form, state.concepts.add(conceptId), state.forms);
  }
}

/**
 * Works out what speaks for each candidate of a form by itself: its log-odds against "refers to nothing", into
 * `pairs.score`, and their sum over all, into `forms.ownLogTotal`.
 */
export function judge(state: LearnerState, form: number, parameters: LearnerParameters, options: Judging): void {
  const { forms, concepts, pairs } = state;
  const { verdicts } = options;
  const priorOfEach = referringLogOdds(state, form, parameters) - Math.log(concepts.symbols.size);
  const relatives = relativesOf(state, form, options);
  const formId = forms.symbols.ids[form]!;
  const first = forms.lastCandidate.values[form]!;
  const score = pairs.score.values;
  let met = 0;
  let top = 0;
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    met += 1;
    if (score[pair]! < Infinity && score[pair]! > top) top = score[pair]!;
  }
  const prior = priorOfEach - Math.log1p(oddsOfUnmet(state, form, met, priorOfEach, parameters.rivalPenalty));
  let highest = 0;
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    // a candidate that was not spoken of has only lost since, so one that was hopeless still is
    if (score[pair]! > top - hopeless) {
      const concept = pairs.index.secondOf(pair);
      const trials = trialsOf(state, pair, parameters);
      const evidence = logBayesFactor(trials, state.habits.presentWhenNamed, parameters.steadiness);
      const review = parameters.reviewLogOdds * verdicts.net(formId, concepts.symbols.ids[concept]!);
      score[pair] = prior + evidence - parameters.rivalPenalty * rivalsOf(state, pair, relatives) + review;
    }
    if (score[pair]! > highest) highest = score[pair]!;
  }
  let total = Math.exp(-highest);
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    total += Math.exp(score[pair]! - highest);
  }
  forms.ownLogTotal.values[form] = highest + Math.log(total);
}

/**
 * Odds, against "refers to nothing", that the form refers to one of the things that were never there when it was heard:
 * after a few times that is as likely as not. Those have rivals as well, on average as many as all things.
 */
function oddsOfUnmet(
  state: LearnerState,
  form: number,
  met: number,
  priorOfEach: number,
  rivalPenalty: number,
): number {
  const { forms, concepts, habits } = state;
  const unmet = Math.max(0, concepts.symbols.size - met);
  if (unmet === 0) return 0;
  const never = logMarginal(habits.presentWhenNamed, 0, Math.max(0, forms.missing.values[form]!));
  const rivals = Math.min(mostRivals, state.claims / concepts.symbols.size);
  const correction = Math.min(0, forms.missingCorrection.values[form]!);
  return unmet * Math.exp(priorOfEach + never + correction - rivalPenalty * rivals);
}

/**
 * The posterior of a form's candidates: what speaks for each, and what the form's relatives mean, since a variant of a
 * word ("doggie"), or the same word in another voice, mostly means the same. Relatives are asked for what speaks for
 * their own meanings only, so that none hears its own echo. All are to be judged before.
 * @param out probability of each candidate, at its row
 * @returns how far the form is believed to have taken its meaning from a relative, and how far it could have
 */
export function decide(
  state: LearnerState,
  form: number,
  parameters: LearnerParameters,
  options: Judging,
  out: Float64Array,
): Inherited {
  const { forms, concepts, pairs } = state;
  const first = forms.lastCandidate.values[form]!;
  const ownLog = forms.ownLogTotal.values[form]!;
  const relatives = relativesOf(state, form, options);
  if (relatives.length === 0) {
    for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
      out[pair] = Math.exp(pairs.score.values[pair]! - ownLog);
    }
    return none;
  }
  const refers = logistic(referringLogOdds(state, form, parameters));
  const alone = relatives.reduce((product, { share }) => product * (1 - share), 1);
  const shares = relatives.reduce((sum, { share }) => sum + share, 0);
  const part = (1 - alone) / shares;
  let relativesRefer = 0;
  for (const { form: relative, share } of relatives) relativesRefer += part * share * ownRefers(state, relative);
  const priorOfNothing = alone * (1 - refers) + (1 - alone - relativesRefer);
  const byItself = (alone * refers) / concepts.symbols.size;
  // scores hold the log of the prior that a form without relatives has
  const base = Math.log(refers / (1 - refers) / concepts.symbols.size);
  let total = 1;
  let taken = 0;
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    const concept = pairs.index.secondOf(pair);
    let fromRelatives = 0;
    for (const { form: relative, share } of relatives)
      fromRelatives += part * share * ownProbability(state, relative, concept);
    const prior = byItself + fromRelatives;
    const odds = Math.exp(Math.min(mostLogOdds, pairs.score.values[pair]! - base)) * (prior / priorOfNothing);
    out[pair] = odds;
    total += odds;
    taken += odds * (fromRelatives / prior);
  }
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) out[pair]! /= total;
  const could = relatives.reduce((sum, { form: relative, share }) => sum + share * ownRefers(state, relative), 0);
  return { taken: taken / total, could: (could / state.habits.kinship) * (1 - 1 / total) };
}

export interface Judging {
  readonly verdicts: Verdicts;
  readonly likeness: Likeness;
}

/** In expected numbers of forms. */
export interface Inherited {
  readonly taken: number;
  readonly could: number;
}

const none: Inherited = { taken: 0, could: 0 };
/** Beyond this, probabilities are 0 and 1 in any case. */
const mostLogOdds = 500;

interface Relative {
  readonly form: number;
  /** Probability that the two mean the same, going by their likeness. */
  readonly share: number;
}

function relativesOf(state: LearnerState, form: number, { likeness }: Judging): readonly Relative[] {
  if (likeness === nothingAlike) return noRelatives;
  return likeness.of(state.forms.symbols.ids[form]!).flatMap(({ formId, similarity }) => {
    const relative = state.forms.symbols.indexOf(formId);
    return relative === undefined ? [] : [{ form: relative, share: state.habits.kinship * similarity }];
  });
}

const noRelatives: readonly Relative[] = [];

/** Log-odds that the form refers to anything, before anything was in view. */
function referringLogOdds(state: LearnerState, form: number, parameters: LearnerParameters): number {
  const { hits, misses } = parameters.referringShare;
  const share = (hits + state.referring) / (hits + misses + state.forms.symbols.size);
  return logOddsOf(share) + standingLogOdds(state, form, parameters.standing);
}

/** How many other forms mean the concept, those that are like this one not counted as far as they are. */
function rivalsOf({ concepts, pairs }: LearnerState, pair: number, relatives: readonly Relative[]): number {
  const concept = pairs.index.secondOf(pair);
  let rivals = concepts.claimed.values[concept]! - pairs.probability.values[pair]! ** 2;
  for (const { form, share } of relatives) {
    const row = pairs.index.rowOf(form, concept);
    if (row >= 0) rivals -= share * pairs.probability.values[row]! ** 2;
  }
  return Math.min(mostRivals, Math.max(0, rivals));
}

/** By what speaks for it itself. */
function ownProbability({ pairs, forms }: LearnerState, form: number, concept: number): number {
  const row = pairs.index.rowOf(form, concept);
  if (row < 0) return 0;
  const score = pairs.score.values[row]!;
  return score === Infinity ? pairs.probability.values[row]! : Math.exp(score - forms.ownLogTotal.values[form]!);
}

function ownRefers({ forms }: LearnerState, form: number): number {
  return 1 - Math.exp(-forms.ownLogTotal.values[form]!);
}

/** Log-odds behind the best candidate at which another is not worked out anew. */
const hopeless = 12;

/**
 * Takes hopeless candidates out of the running until they are met again, so that what a form was once heard beside costs
 * nothing at its next step.
 */
export function retireHopeless(state: LearnerState, form: number): void {
  const { forms, concepts, pairs } = state;
  const score = pairs.score.values;
  let top = 0;
  for (let pair = forms.lastCandidate.values[form]!; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    if (score[pair]! > top) top = score[pair]!;
  }
  let after = -1;
  for (let pair = forms.lastCandidate.values[form]!; pair >= 0;) {
    const previous = pairs.previousCandidate.values[pair]!;
    if (score[pair]! > top - hopeless) after = pair;
    else {
      const probability = pairs.probability.values[pair]!;
      pairs.probability.values[pair] = 0;
      concepts.claimed.values[pairs.index.secondOf(pair)]! -= probability ** 2;
      state.claims -= probability ** 2;
      forms.refers.values[form]! -= probability;
      state.referring -= probability;
      pairs.retire(pair, after, forms);
    }
    pair = previous;
  }
}

/** Beyond this many forms for one concept another one surprises no more. */
const mostRivals = 3;

/** Moves the form's probabilities a `step` (0 to 1) towards `next`. @returns the largest change */
export function move(state: LearnerState, form: number, next: Float64Array, step: number): number {
  const { forms, concepts, pairs } = state;
  let largest = 0;
  let refers = 0;
  for (let pair = forms.lastCandidate.values[form]!; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    const before = pairs.probability.values[pair]!;
    const change = step * (next[pair]! - before);
    const after = before + change;
    pairs.probability.values[pair] = after;
    concepts.claimed.values[pairs.index.secondOf(pair)]! += after ** 2 - before ** 2;
    state.claims += after ** 2 - before ** 2;
    refers += after;
    if (Math.abs(change) > largest) largest = Math.abs(change);
  }
  state.referring += refers - forms.refers.values[form]!;
  forms.refers.values[form] = refers;
  return largest;
}
