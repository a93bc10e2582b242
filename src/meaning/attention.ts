import { aboutRate } from './form-posterior.ts';
import type { AttentionParameters, LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import { namedRate, type Habits } from './habits.ts';
import type { SituationTable } from './situation-table.ts';

/*
 * What each situation is about: nothing in view (state 0) or one of the things in view (states 1 to n, in the order of
 * the row), a hidden Markov chain along a sequence. Talk stays with a thing or turns to any that is in view; words whose
 * meaning is known tell which (compare the referential intentions of Frank, Goodman & Tenenbaum 2009, which have neither
 * a chain nor degrees).
 */

/** Probability of each state before the words, and without the past. @param out n + 1 values from `at` on */
export function priorAttention(
  table: SituationTable,
  row: number,
  habits: Habits,
  out: Float64Array,
  at: number,
): void {
  const from = table.sawFrom.values[row]!;
  const count = table.sawCount(row);
  let nothing = 1;
  let inView = 0;
  let cues = 0;
  for (let i = 0; i < count; i++) {
    const confidence = table.sawConfidence.values[from + i]!;
    nothing *= 1 - confidence;
    inView += confidence;
    cues += table.sawCue.values[from + i]!;
  }
  const something = (1 - habits.none) * (1 - nothing);
  out[at] = 1 - something;
  const followed = habits.cueTrust * Math.min(1, cues);
  for (let i = 0; i < count; i++) {
    const byView = table.sawConfidence.values[from + i]! / inView;
    const byCue = cues > 0 ? table.sawCue.values[from + i]! / cues : 0;
    out[at + 1 + i] = something * ((1 - followed) * byView + followed * byCue);
  }
}

/** Where each thing in view of a row stands among those of the situation before it, or -1. */
export function linkToPrevious(
  table: SituationTable,
  row: number,
  previous: Int32Array,
  previousFrom: number,
  previousCount: number,
  out: Int32Array,
  at: number,
): void {
  const from = table.sawFrom.values[row]!;
  for (let i = 0; i < table.sawCount(row); i++) {
    const concept = table.sawConcept.values[from + i]!;
    let link = -1;
    for (let j = 0; j < previousCount; j++) if (previous[previousFrom + j] === concept) link = j;
    out[at + i] = link;
  }
}

/**
 * Carries attention over from the situation before: what stays, stays, and the rest turns to anything.
 * @param out holds the prior, and then the prediction
 */
export function carryOver(
  table: SituationTable,
  row: number,
  stay: number,
  before: Float64Array,
  beforeAt: number,
  links: Int32Array,
  linksAt: number,
  out: Float64Array,
  at: number,
): void {
  const from = table.sawFrom.values[row]!;
  const count = table.sawCount(row);
  let kept = stay * before[beforeAt]!;
  for (let i = 0; i < count; i++) {
    const link = links[linksAt + i]!;
    if (link >= 0) kept += stay * table.sawConfidence.values[from + i]! * before[beforeAt + 1 + link]!;
  }
  out[at] = stay * before[beforeAt]! + (1 - kept) * out[at]!;
  for (let i = 0; i < count; i++) {
    const link = links[linksAt + i]!;
    const stayed = link < 0 ? 0 : stay * table.sawConfidence.values[from + i]! * before[beforeAt + 1 + link]!;
    out[at + 1 + i] = stayed + (1 - kept) * out[at + 1 + i]!;
  }
}

/**
 * How much likelier each form heard is if the situation is about each state, against a form that nothing is known of.
 * @param pairsAt of the row's pairs in `pairs`, form by form
 * @param out (n + 1) values a form heard
 */
export function wordFactors(
  state: LearnerState,
  table: SituationTable,
  row: number,
  pairs: Int32Array,
  pairsAt: number,
  { attention }: LearnerParameters,
  out: Float64Array,
): void {
  const named = namedRate(state.habits);
  const heardFrom = table.heardFrom.values[row]!;
  const heardCount = table.heardCount(row);
  const sawFrom = table.sawFrom.values[row]!;
  const count = table.sawCount(row);
  const probabilities = state.pairs.probability.values;
  for (let i = 0; i < count; i++) {
    const about = aboutRate(state, table.sawConcept.values[sawFrom + i]!, attention.leak);
    const lift = named / Math.max(about, leastAbout);
    for (let h = 0; h < heardCount; h++) {
      const heard = table.heardProbability.values[heardFrom + h]!;
      const refers = state.forms.refers.values[table.heardForm.values[heardFrom + h]!]!;
      const means = probabilities[pairs[pairsAt + h * count + i]!]!;
      const factor = 1 - refers + means * lift + Math.max(0, refers - means) * misnamed;
      out[h * (count + 1) + 1 + i] = 1 - heard + heard * factor;
    }
  }
  for (let h = 0; h < heardCount; h++) {
    const heard = table.heardProbability.values[heardFrom + h]!;
    const refers = state.forms.refers.values[table.heardForm.values[heardFrom + h]!]!;
    out[h * (count + 1)] = 1 - heard + heard * (1 - refers + refers * misnamed);
  }
}

/** A name is this much less likely where something else is spoken of, or nothing. */
const misnamed = 0.3;
/** One word does not tell of a thing more than 1 / this times as well as chance, however rare the thing. */
const leastAbout = 0.02;

/** Product over the forms heard, scaled so that the largest is 1. @param out n + 1 values from `at` on */
export function joinFactors(
  factors: Float64Array,
  heardCount: number,
  count: number,
  out: Float64Array,
  at: number,
): void {
  out.fill(1, at, at + count + 1);
  for (let h = 0; h < heardCount; h++) {
    let largest = 0;
    for (let i = 0; i <= count; i++) {
      const product = out[at + i]! * factors[h * (count + 1) + i]!;
      out[at + i] = product;
      if (product > largest) largest = product;
    }
    for (let i = 0; i <= count; i++) out[at + i]! /= largest;
  }
}

/**
 * How far a form may take each thing in view as spoken of: the attention with the form's own say taken out, since it must
 * not be its own witness, and the little that everything in view keeps.
 * @param out n values
 */
export function attentionWithout(
  table: SituationTable,
  row: number,
  attention: Float64Array,
  attentionAt: number,
  factors: Float64Array,
  factorsAt: number,
  { leak }: AttentionParameters,
  out: Float64Array,
): void {
  const from = table.sawFrom.values[row]!;
  const count = table.sawCount(row);
  let total = attention[attentionAt]! / Math.max(factors[factorsAt]!, tiny);
  for (let i = 0; i < count; i++) {
    out[i] = attention[attentionAt + 1 + i]! / Math.max(factors[factorsAt + 1 + i]!, tiny);
    total += out[i]!;
  }
  for (let i = 0; i < count; i++) {
    out[i] = Math.min(1, ((1 - leak) * out[i]!) / total + leak * table.sawConfidence.values[from + i]!);
  }
}

const tiny = 1e-9;

/** Scales n + 1 values from `at` on to a sum of 1. */
export function normalise(values: Float64Array, at: number, count: number): void {
  let sum = 0;
  for (let i = 0; i <= count; i++) sum += values[at + i]!;
  for (let i = 0; i <= count; i++) values[at + i]! /= sum;
}
