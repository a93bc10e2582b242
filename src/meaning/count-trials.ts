import { attentionWithout } from './attention.ts';
import { shareLeftUnexplained } from './explaining-away.ts';
import { aboutRate } from './form-posterior.ts';
import { namedRate } from './habits.ts';
import type { LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import type { SituationTable } from './situation-table.ts';
import { softTrial } from './soft-trial.ts';

/** A situation made ready for counting; `pairsAt`, `worthAt`… say where its part of the array begins. */
export interface SituationParts {
  readonly table: SituationTable;
  readonly row: number;
  /** Rows in PairTable, form by form. */
  readonly pairs: Int32Array;
  readonly pairsAt: number;
  /** What each form heard, and each pair, is worth after repetition (see bursts.ts). */
  readonly formWorth: Float64Array;
  readonly formWorthAt: number;
  readonly pairWorth: Float64Array;
  readonly attention: Float64Array;
  readonly attentionAt: number;
}

/** Arrays to work in, as large as the largest situation asks. */
export class Workspace {
  factors = new Float64Array(0);
  noticed = new Float64Array(0);
  unexplained = new Float64Array(0);

  /** Makes room for a situation of this many forms heard and concepts seen. */
  fit(heardCount: number, sawCount: number): void {
    if (this.factors.length < heardCount * (sawCount + 1))
      this.factors = new Float64Array(2 * heardCount * (sawCount + 1));
    if (this.noticed.length < sawCount) this.noticed = new Float64Array(2 * sawCount);
    if (this.unexplained.length < heardCount * sawCount) this.unexplained = new Float64Array(2 * heardCount * sawCount);
  }
}

/**
 * Adds what a situation says of "this form means this concept" to each of its pairs.
 * @param work with the situation's wordFactors in it
 */
export function countTrials(
  state: LearnerState,
  { table, row, pairs, pairsAt, formWorth, formWorthAt, pairWorth, attention, attentionAt }: SituationParts,
  work: Workspace,
  parameters: LearnerParameters,
): void {
  const named = namedRate(state.habits);
  const { leak } = parameters.attention;
  const heardFrom = table.heardFrom.values[row]!;
  const heardCount = table.heardCount(row);
  const sawFrom = table.sawFrom.values[row]!;
  const count = table.sawCount(row);
  leaveUnexplained(state, table, row, pairs, pairsAt, named, work.unexplained);
  for (let h = 0; h < heardCount; h++) {
    const form = table.heardForm.values[heardFrom + h]!;
    const probability = table.heardProbability.values[heardFrom + h]!;
    const absent = softTrial(probability, 0, named, neverSpokenOf);
    const share = formWorth[formWorthAt + h]! / probability;
    state.forms.missing.values[form]! += share * absent.misses;
    state.forms.missingCorrection.values[form]! += share * absent.correction;
    attentionWithout(
      table,
      row,
      attention,
      attentionAt,
      work.factors,
      h * (count + 1),
      parameters.attention,
      work.noticed,
    );
    for (let i = 0; i < count; i++) {
      const at = pairsAt + h * count + i;
      const pair = pairs[at]!;
      const noticed = work.noticed[i]!;
      const about = aboutRate(state, table.sawConcept.values[sawFrom + i]!, leak);
      const trial = softTrial(probability, noticed, named, about);
      const weight = (pairWorth[at]! / probability) * work.unexplained[h * count + i]!;
      state.pairs.hits.values[pair]! += weight * trial.hits;
      state.pairs.missesBeyond.values[pair]! += weight * trial.misses - share * absent.misses;
      state.pairs.correctionBeyond.values[pair]! += weight * trial.correction - share * absent.correction;
      const spokenOf = (1 - leak) * attention[attentionAt + 1 + i]! + leak * table.sawConfidence.values[sawFrom + i]!;
      state.pairs.together.values[pair]! += probability * spokenOf;
      state.pairs.score.values[pair] = Infinity;
      state.pairs.admit(pair, state.forms);
    }
  }
}

/** Keeps the situation with the pairs for which it speaks most strongly: form heard, concept spoken of. */
export function keepSupport(
  state: LearnerState,
  { table, row, pairs, pairsAt, attention, attentionAt }: SituationParts,
  work: Workspace,
  parameters: LearnerParameters,
): void {
  const heardFrom = table.heardFrom.values[row]!;
  const count = table.sawCount(row);
  for (let h = 0; h < table.heardCount(row); h++) {
    const probability = table.heardProbability.values[heardFrom + h]!;
    attentionWithout(
      table,
      row,
      attention,
      attentionAt,
      work.factors,
      h * (count + 1),
      parameters.attention,
      work.noticed,
    );
    for (let i = 0; i < count; i++) {
      state.pairs.addSupport(pairs[pairsAt + h * count + i]!, table.ids[row]!, probability * work.noticed[i]!);
    }
  }
}

/** For each form and concept, how much of the concept's being there the other forms leave unexplained. */
function leaveUnexplained(
  state: LearnerState,
  table: SituationTable,
  row: number,
  pairs: Int32Array,
  pairsAt: number,
  named: number,
  out: Float64Array,
): void {
  const heardFrom = table.heardFrom.values[row]!;
  const heardCount = table.heardCount(row);
  const sawFrom = table.sawFrom.values[row]!;
  const count = table.sawCount(row);
  for (let i = 0; i < count; i++) {
    const concept = table.sawConcept.values[sawFrom + i]!;
    const base = (state.concepts.seen.values[concept]! + 0.5) / (state.situations + 1);
    let absent = 1;
    for (let h = 0; h < heardCount; h++) {
      const heard = table.heardProbability.values[heardFrom + h]!;
      const naming = named * heard * state.pairs.probability.values[pairs[pairsAt + h * count + i]!]!;
      out[h * count + i] = naming;
      absent *= 1 - naming;
    }
    for (let h = 0; h < heardCount; h++) {
      out[h * count + i] = shareLeftUnexplained(out[h * count + i]!, absent, base);
    }
  }
}

/** Base rate of a concept that is not there: what is rarely spoken of is not missed by chance. */
const neverSpokenOf = 1e-9;
