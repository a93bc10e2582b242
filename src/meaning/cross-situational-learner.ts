import { carryOver, joinFactors, linkToPrevious, normalise, priorAttention, wordFactors } from './attention.ts';
import { Bursts } from './bursts.ts';
import { countTrials, keepSupport, Workspace, type SituationParts } from './count-trials.ts';
import { admitVerdicts, decide, judge, move, retireHopeless } from './decide.ts';
import { estimatePresentWhenNamed } from './estimate-habits.ts';
import { learnerParameters, type LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import { nothingAlike, type Likeness } from './likeness.ts';
import type { Situation } from './situation.ts';
import type { SituationTable } from './situation-table.ts';
import { countCompany, judgeNext, judgeStanding } from './standing.ts';
import { Symbols } from './symbols.ts';
import { weighNextByFrequency } from './token-priors.ts';
import { noVerdicts, type Verdicts } from './verdicts.ts';

export interface LearnerOptions {
  readonly parameters?: LearnerParameters;
  readonly verdicts?: Verdicts;
  /** Which forms are alike; none unless said. */
  readonly likeness?: Likeness;
  /** Whether `observe` decides anew about all forms now and then; true unless said. */
  readonly consolidates?: boolean;
}

/**
 * The online step: takes one situation in, in time that depends on its own size and on how many candidates its forms
 * have, never on how many situations came before. Changes `state`. Earlier situations are not looked at again, so the
 * result depends a little on the order; that of `settle` does not. Situations of one sequence are to come one after
 * another.
 * @returns whether all forms were decided anew, not only those heard
 * @throws {SituationError} before anything is changed
 */
export function observe(state: LearnerState, situation: Situation, options: LearnerOptions = {}): boolean {
  const { parameters = learnerParameters, consolidates = true } = options;
  const table = state.incoming;
  table.clear();
  table.add(situation, state.forms.symbols, state.concepts.symbols, new Symbols());
  weighNextByFrequency(table, state.forms.heard.values);
  enter(state, table, 0);
  countCompany(state, table, 0);
  const pairs = pairsOf(state, table, 0);
  const { formWorth, pairWorth } = weigh(state, situation, table, pairs, parameters);
  const attention = attend(state, situation, table, pairs, parameters);
  const parts = { table, row: 0, pairs, pairsAt: 0, formWorth, formWorthAt: 0, pairWorth, attention, attentionAt: 0 };
  countTrials(state, parts, workspace, parameters);
  keepSupport(state, parts, workspace, parameters);
  const heard = [...table.heardForm.values.subarray(0, table.heardForm.length)];
  decideAnew(state, heard, options);
  for (const form of heard) retireHopeless(state, form);
  judgeNext(state, table, 0, parameters.standing);
  if (!consolidates || !isTimeToConsolidate(state.situations) || state.pairs.index.size > mostPairsAtOnce) return false;
  consolidate(state, options);
  return true;
}

/**
 * What goes over all pairs is done again each time that there are some 9 % more situations: a constant cost for each,
 * and what was judged when little was known does not stand for long.
 */
function isTimeToConsolidate(situations: number): boolean {
  const doublings = (n: number) => Math.floor(consolidationsADoubling * Math.log2(n));
  return situations > consolidationsADoubling && doublings(situations) > doublings(situations - 1);
}

const consolidationsADoubling = 8;
/** Some tenths of a second; with more, habits have long been learned. */
const mostPairsAtOnce = 50_000;
const rounds = 2;

/**
 * Decides anew about all forms in the light of each other, and learns habits and how words stand, from what was counted:
 * early on, each form was judged when little was known of the others.
 */
function consolidate(state: LearnerState, options: LearnerOptions): void {
  const { parameters = learnerParameters } = options;
  const all = Array.from({ length: state.forms.symbols.size }, (_, form) => form);
  for (let round = 0; round < rounds; round++) {
    state.pairs.score.values.fill(Infinity);
    decideAnew(state, all, options);
    state.habits = { ...state.habits, presentWhenNamed: estimatePresentWhenNamed(state, parameters) };
    judgeStanding(state, parameters.standing);
  }
  for (const form of all) retireHopeless(state, form);
}

/** Decides anew about some forms, as after a review; forms never heard are passed over. Changes `state`. */
export function reconsider(state: LearnerState, formIds: Iterable<string>, options: LearnerOptions = {}): void {
  const known: number[] = [];
  for (const id of formIds) {
    const form = state.forms.symbols.indexOf(id);
    if (form === undefined) continue;
    known.push(form);
    // a review may fell the best candidate, so that others matter again
    const { pairs, forms } = state;
    for (let pair = forms.lastPair.values[form]!; pair >= 0; pair = pairs.previousOfForm.values[pair]!) {
      pairs.score.values[pair] = Infinity;
      pairs.admit(pair, forms);
    }
  }
  decideAnew(state, known, options);
}

/** Used by one call at a time. */
const workspace = new Workspace();
let decisions = new Float64Array(0);

function decideAnew(state: LearnerState, formIndexes: readonly number[], options: LearnerOptions): void {
  const { parameters = learnerParameters, verdicts = noVerdicts, likeness = nothingAlike } = options;
  const judging = { verdicts, likeness };
  for (const form of formIndexes) {
    admitVerdicts(state, state.forms.symbols.ids[form]!, form, verdicts);
    judge(state, form, parameters, judging);
  }
  if (decisions.length < state.pairs.index.size) decisions = new Float64Array(2 * state.pairs.index.size);
  for (const form of formIndexes) {
    decide(state, form, parameters, judging, decisions);
    move(state, form, decisions, 1);
  }
}

/** Counts a row's forms and concepts as such. */
export function enter(state: LearnerState, table: SituationTable, row: number): void {
  state.situations += 1;
  state.forms.grow();
  state.concepts.grow();
  state.surroundings.grow(state.forms.symbols.size);
  for (let h = table.heardFrom.values[row]!; h < table.heardFrom.values[row + 1]!; h++) {
    state.forms.heard.values[table.heardForm.values[h]!]! += table.heardProbability.values[h]!;
  }
  for (let s = table.sawFrom.values[row]!; s < table.sawFrom.values[row + 1]!; s++) {
    state.concepts.seen.values[table.sawConcept.values[s]!]! += table.sawConfidence.values[s]!;
  }
}

/** Rows of the pairs of a row, form by form; counts those in which both were likelier than not to be there. */
export function pairsOf(state: LearnerState, table: SituationTable, row: number): Int32Array {
  const heardFrom = table.heardFrom.values[row]!;
  const sawFrom = table.sawFrom.values[row]!;
  const heardCount = table.heardCount(row);
  const count = table.sawCount(row);
  const pairs = new Int32Array(heardCount * count);
  for (let h = 0; h < heardCount; h++) {
    for (let i = 0; i < count; i++) {
      const form = table.heardForm.values[heardFrom + h]!;
      const pair = state.pairs.add(form, table.sawConcept.values[sawFrom + i]!, state.forms);
      const both = table.heardProbability.values[heardFrom + h]! * table.sawConfidence.values[sawFrom + i]!;
      if (both >= 0.5) state.pairs.supportCount.values[pair]! += 1;
      pairs[h * count + i] = pair;
    }
  }
  return pairs;
}

/** What the situation is worth as evidence, after what was just repeated. */
function weigh(
  state: LearnerState,
  { sequenceId }: Situation,
  table: SituationTable,
  pairs: Int32Array,
  parameters: LearnerParameters,
): Pick<SituationParts, 'formWorth' | 'pairWorth'> {
  const { recent } = state;
  if (sequenceId === undefined) recent.bursts = undefined;
  else if (recent.sequenceId !== sequenceId) recent.bursts = new Bursts(parameters.bursts);
  const formWorth = new Float64Array(table.heardCount(0));
  const pairWorth = new Float64Array(pairs.length);
  weighRow(recent.bursts, table, 0, pairs, 0, formWorth, 0, pairWorth);
  return { formWorth, pairWorth };
}

/** @param bursts none for a situation that stands alone */
export function weighRow(
  bursts: Bursts | undefined,
  table: SituationTable,
  row: number,
  pairs: Int32Array,
  pairsAt: number,
  formWorth: Float64Array,
  formWorthAt: number,
  pairWorth: Float64Array,
): void {
  const heardFrom = table.heardFrom.values[row]!;
  const sawFrom = table.sawFrom.values[row]!;
  const count = table.sawCount(row);
  bursts?.next();
  for (let i = 0; i < count; i++) {
    bursts?.sees(table.sawConcept.values[sawFrom + i]!, table.sawConfidence.values[sawFrom + i]!);
  }
  for (let h = 0; h < table.heardCount(row); h++) {
    const form = table.heardForm.values[heardFrom + h]!;
    const probability = table.heardProbability.values[heardFrom + h]!;
    formWorth[formWorthAt + h] = bursts?.ofForm(form, probability) ?? probability;
    for (let i = 0; i < count; i++) {
      const at = pairsAt + h * count + i;
      const concept = table.sawConcept.values[sawFrom + i]!;
      pairWorth[at] = bursts?.ofPair(pairs[at]!, concept, probability) ?? probability;
    }
  }
}

/** What the situation is about, going by its words and by what came before; remembers it for the next. */
function attend(
  state: LearnerState,
  { sequenceId }: Situation,
  table: SituationTable,
  pairs: Int32Array,
  parameters: LearnerParameters,
): Float64Array {
  const { recent, habits } = state;
  const heardCount = table.heardCount(0);
  const count = table.sawCount(0);
  workspace.fit(heardCount, count);
  wordFactors(state, table, 0, pairs, 0, parameters, workspace.factors);
  const attention = new Float64Array(count + 1);
  priorAttention(table, 0, habits, attention, 0);
  if (sequenceId !== undefined && recent.sequenceId === sequenceId) {
    const links = new Int32Array(count);
    linkToPrevious(table, 0, recent.concepts, 0, recent.concepts.length, links, 0);
    carryOver(table, 0, habits.stay, recent.attention, 0, links, 0, attention, 0);
  }
  const emission = new Float64Array(count + 1);
  joinFactors(workspace.factors, heardCount, count, emission, 0);
  for (let i = 0; i <= count; i++) attention[i]! *= emission[i]!;
  normalise(attention, 0, count);
  for (let i = 0; i < count; i++) {
    state.concepts.attended.values[table.sawConcept.values[i]!]! += attention[i + 1]!;
  }
  recent.sequenceId = sequenceId;
  recent.concepts = table.sawConcept.values.slice(0, count);
  recent.attention = attention;
  return attention;
}
