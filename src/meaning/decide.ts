import { logBayesFactor, trialsOf } from './form-posterior.ts';
import type { LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
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
 * The posterior of a form's candidates and of "refers to nothing": softmax of their log-odds against nothing.
 * @param out probability of each candidate, at its row
 */
export function decide(
  state: LearnerState,
  form: number,
  parameters: LearnerParameters,
  verdicts: Verdicts,
  out: Float64Array,
): void {
  const { forms, concepts, pairs } = state;
  const { hits, misses } = parameters.referringShare;
  const referring = (hits + state.referring) / (hits + misses + forms.symbols.size);
  const prior = Math.log(referring / (1 - referring) / concepts.symbols.size);
  const standing = standingLogOdds(state, form, parameters.standing);
  const formId = forms.symbols.ids[form]!;
  const first = forms.lastCandidate.values[form]!;
  const score = pairs.score.values;
  let top = 0;
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    if (score[pair]! < Infinity && score[pair]! > top) top = score[pair]!;
  }
  let highest = 0;
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    // a candidate that was not spoken of has only lost since, so one that was hopeless still is
    if (score[pair]! > top - hopeless) {
      const concept = pairs.index.secondOf(pair);
      const trials = trialsOf(state, pair, parameters);
      const evidence = logBayesFactor(trials, state.habits.presentWhenNamed, parameters.steadiness);
      const rivals = Math.max(0, concepts.claimed.values[concept]! - pairs.probability.values[pair]! ** 2);
      const review = parameters.reviewLogOdds * verdicts.net(formId, concepts.symbols.ids[concept]!);
      score[pair] = prior + standing + evidence - parameters.rivalPenalty * Math.min(rivals, mostRivals) + review;
    }
    if (score[pair]! > highest) highest = score[pair]!;
  }
  let total = Math.exp(-highest);
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) {
    total += out[pair] = Math.exp(score[pair]! - highest);
  }
  for (let pair = first; pair >= 0; pair = pairs.previousCandidate.values[pair]!) out[pair]! /= total;
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
    refers += after;
    if (Math.abs(change) > largest) largest = Math.abs(change);
  }
  state.referring += refers - forms.refers.values[form]!;
  forms.refers.values[form] = refers;
  return largest;
}
