import { carryOver, joinFactors, linkToPrevious, normalise, priorAttention, wordFactors } from './attention.ts';
import { Bursts } from './bursts.ts';
import { countTrials, keepSupport, Workspace, type SituationParts } from './count-trials.ts';
import { enter, pairsOf, weighRow, type LearnerOptions } from './cross-situational-learner.ts';
import { admitVerdicts, decide, judge, move } from './decide.ts';
import { estimatePresentWhenNamed } from './estimate-habits.ts';
import { learnerParameters, type LearnerParameters } from './learner-parameters.ts';
import { LearnerState } from './learner-state.ts';
import { nothingAlike } from './likeness.ts';
import { compareIds, type Situation } from './situation.ts';
import { SituationTable } from './situation-table.ts';
import { countCompany, judgeStanding } from './standing.ts';
import { Symbols } from './symbols.ts';
import { weighTokensByFrequency } from './token-priors.ts';
import { noVerdicts } from './verdicts.ts';

/**
 * The batch result: what all situations say together, each weighed in the light of all others, by fixed-point
 * iteration from a canonical start over situations in order of sequence, place there and id; the same whatever the order
 * of arrival. A situation id that comes twice counts once.
 * @throws {SituationError}
 */
export function settle(situations: Iterable<Situation>, options: LearnerOptions = {}): LearnerState {
  const { parameters = learnerParameters, verdicts = noVerdicts, likeness = nothingAlike } = options;
  const judging = { verdicts, likeness };
  const state = new LearnerState(parameters);
  const table = inCanonicalOrder(situations, state);
  weighTokensByFrequency(table, state.forms.symbols.size);
  const corpus = new Corpus(state, table, parameters);
  const { forms, pairs } = state;
  // forms are in order of id, so that sums are the same whatever the order of arrival
  for (let form = 0; form < forms.symbols.size; form++) admitVerdicts(state, forms.symbols.ids[form]!, form, verdicts);
  const next = new Float64Array(pairs.index.size);
  for (let round = 0; round < mostRounds; round++) {
    corpus.attend(round < habitRounds);
    corpus.countTrials();
    // all forms are decided before any moves, so that none is ahead of its rivals; half steps keep rivals from swinging
    for (let form = 0; form < forms.symbols.size; form++) judge(state, form, parameters, judging);
    let taken = parameters.kinship.share * parameters.kinship.inertia;
    let could = parameters.kinship.inertia;
    for (let form = 0; form < forms.symbols.size; form++) {
      const inherited = decide(state, form, parameters, judging, next);
      taken += inherited.taken;
      could += inherited.could;
    }
    const step = round === 0 ? 1 : 0.5;
    let largest = 0;
    for (let form = 0; form < forms.symbols.size; form++) largest = Math.max(largest, move(state, form, next, step));
    if (round < habitRounds) {
      const presentWhenNamed = estimatePresentWhenNamed(state, parameters);
      state.habits = { ...state.habits, presentWhenNamed, kinship: Math.min(mostKinship, taken / could) };
      if (round >= 2) judgeStanding(state, parameters.standing);
    } else if (largest < converged) break;
  }
  corpus.keepSupport();
  return state;
}

const mostRounds = 120;
/** Habits are learned in the first rounds and kept from then on, so that the rest converges. */
const habitRounds = 20;
const converged = 1e-8;
/** However alike, two forms may be two words. */
const mostKinship = 0.95;

function inCanonicalOrder(situations: Iterable<Situation>, state: LearnerState): SituationTable {
  const arrived = new SituationTable();
  const forms = new Symbols();
  const concepts = new Symbols();
  const sequences = new Symbols();
  for (const situation of situations) arrived.add(situation, forms, concepts, sequences);
  const newForms = sortInto(state.forms.symbols, forms);
  const newConcepts = sortInto(state.concepts.symbols, concepts);
  const sequenceRank = sortInto(new Symbols(), sequences);
  const rankOf = (row: number) => {
    const sequence = arrived.sequence.values[row]!;
    return sequence < 0 ? -1 : sequenceRank[sequence]!;
  };
  const order = Array.from({ length: arrived.rows }, (_, row) => row).sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      arrived.ordinal.values[a]! - arrived.ordinal.values[b]! ||
      compareIds(arrived.ids[a]!, arrived.ids[b]!) ||
      a - b,
  );
  const table = new SituationTable();
  const known = new Set<string>();
  for (const row of order) {
    if (known.has(arrived.ids[row]!)) continue;
    known.add(arrived.ids[row]!);
    table.copy(arrived, row, newForms, newConcepts);
  }
  return table;
}

/** @returns for each index in `from` that in `into`, where ids stand in order */
function sortInto(into: Symbols, from: Symbols): Int32Array {
  for (const id of [...from.ids].sort(compareIds)) into.add(id);
  return Int32Array.from(from.ids, (id) => into.indexOf(id)!);
}

/** All situations, as the rounds of settling go over them. */
class Corpus {
  readonly #work = new Workspace();
  /** Where each row's part begins: of pairs, and of attention (one value more a row than things in view). */
  readonly #pairsFrom: Float64Array;
  readonly #pairs: Int32Array;
  readonly #formWorth: Float64Array;
  readonly #pairWorth: Float64Array;
  /** Of each thing in view, its place in the situation before, or -1. */
  readonly #links: Int32Array;
  readonly #predicted: Float64Array;
  readonly #emission: Float64Array;
  readonly #filtered: Float64Array;
  readonly #attention: Float64Array;
  readonly #prior: Float64Array;

  constructor(
    private readonly state: LearnerState,
    private readonly table: SituationTable,
    private readonly parameters: LearnerParameters,
  ) {
    const { rows } = table;
    this.#pairsFrom = new Float64Array(rows + 1);
    let mostHeard = 0;
    let mostSeen = 0;
    for (let row = 0; row < rows; row++) {
      enter(state, table, row);
      countCompany(state, table, row);
      this.#pairsFrom[row + 1] = this.#pairsFrom[row]! + table.heardCount(row) * table.sawCount(row);
      mostHeard = Math.max(mostHeard, table.heardCount(row));
      mostSeen = Math.max(mostSeen, table.sawCount(row));
    }
    this.#work.fit(mostHeard, mostSeen);
    this.#pairs = new Int32Array(this.#pairsFrom[rows]!);
    this.#pairWorth = new Float64Array(this.#pairsFrom[rows]!);
    this.#formWorth = new Float64Array(table.heardForm.length);
    this.#links = new Int32Array(table.sawConcept.length).fill(-1);
    const states = table.sawConcept.length + rows;
    this.#predicted = new Float64Array(states);
    this.#emission = new Float64Array(states);
    this.#filtered = new Float64Array(states);
    this.#attention = new Float64Array(states);
    this.#prior = new Float64Array(states);
    let bursts: Bursts | undefined;
    for (let row = 0; row < rows; row++) {
      this.#pairs.set(pairsOf(state, table, row), this.#pairsFrom[row]);
      if (table.sequence.values[row]! < 0) bursts = undefined;
      else if (!table.follows(row)) bursts = new Bursts(parameters.bursts);
      const [pairsAt, heardAt] = [this.#pairsFrom[row]!, table.heardFrom.values[row]!];
      weighRow(bursts, table, row, this.#pairs, pairsAt, this.#formWorth, heardAt, this.#pairWorth);
      if (!table.follows(row)) continue;
      const [from, end] = [table.sawFrom.values[row - 1]!, table.sawFrom.values[row]!];
      linkToPrevious(table, row, table.sawConcept.values, from, end - from, this.#links, end);
    }
  }

  /** What each situation is about, in the light of the whole sequence (forward-backward). @param learning habits */
  attend(learning: boolean): void {
    const { state, table, parameters } = this;
    const { rows } = table;
    const { stay } = state.habits;
    for (let row = 0; row < rows; row++) this.#filter(row);
    state.concepts.attended.values.fill(0);
    const tally: Tally = { stayed: 0, could: 0, nothing: 0, withView: 0, cued: 0, followed: 0 };
    let after: Float64Array = new Float64Array(1).fill(1);
    for (let row = rows - 1; row >= 0; row--) {
      const count = table.sawCount(row);
      const at = this.#statesAt(row);
      const before = row + 1 < rows && table.follows(row + 1) ? this.#backward(row + 1, after, stay, tally) : undefined;
      after = before ?? new Float64Array(count + 1).fill(1);
      for (let i = 0; i <= count; i++) this.#attention[at + i] = this.#filtered[at + i]! * after[i]!;
      normalise(this.#attention, at, count);
      this.#tallyView(row, tally);
      const from = table.sawFrom.values[row]!;
      for (let i = 0; i < count; i++) {
        state.concepts.attended.values[table.sawConcept.values[from + i]!]! += this.#attention[at + 1 + i]!;
      }
    }
    if (!learning) return;
    const { attention } = parameters;
    state.habits = {
      ...state.habits,
      stay: (tally.stayed + attention.stayInertia * attention.stay) / (tally.could + attention.stayInertia),
      none: (tally.nothing + attention.inertia * attention.none) / (tally.withView + attention.inertia),
      cueTrust: (tally.followed + attention.inertia * attention.cueTrust) / (tally.cued + attention.inertia),
    };
  }

  countTrials(): void {
    const { forms, pairs } = this.state;
    forms.missing.values.fill(0);
    forms.missingCorrection.values.fill(0);
    pairs.hits.values.fill(0);
    pairs.missesBeyond.values.fill(0);
    pairs.correctionBeyond.values.fill(0);
    pairs.together.values.fill(0);
    pairs.score.values.fill(Infinity);
    for (let row = 0; row < this.table.rows; row++) {
      countTrials(this.state, this.#parts(row), this.#work, this.parameters);
    }
  }

  keepSupport(): void {
    for (let row = 0; row < this.table.rows; row++) {
      keepSupport(this.state, this.#parts(row), this.#work, this.parameters);
    }
  }

  /** Attention of a row going by the rows up to it. */
  #filter(row: number): void {
    const { state, table, parameters } = this;
    const count = table.sawCount(row);
    const at = this.#statesAt(row);
    wordFactors(state, table, row, this.#pairs, this.#pairsFrom[row]!, parameters, this.#work.factors);
    joinFactors(this.#work.factors, table.heardCount(row), count, this.#emission, at);
    priorAttention(table, row, state.habits, this.#prior, at);
    const predicted = this.#prior.slice(at, at + count + 1);
    if (table.follows(row)) {
      const links = table.sawFrom.values[row]!;
      carryOver(
        table,
        row,
        state.habits.stay,
        this.#filtered,
        this.#statesAt(row - 1),
        this.#links,
        links,
        predicted,
        0,
      );
    }
    for (let i = 0; i <= count; i++) this.#filtered[at + i] = predicted[i]! * this.#emission[at + i]!;
    normalise(this.#filtered, at, count);
  }

  /**
   * How well each state of the row before foretells this row and those after it, up to a factor.
   * @param after the same of this row
   */
  #backward(row: number, after: Float64Array, stay: number, tally: Tally): Float64Array {
    const { table } = this;
    const count = table.sawCount(row);
    const at = this.#statesAt(row);
    const beforeAt = this.#statesAt(row - 1);
    const from = table.sawFrom.values[row]!;
    let turned = 0;
    for (let i = 0; i <= count; i++) turned += this.#prior[at + i]! * this.#emission[at + i]! * after[i]!;
    const before = new Float64Array(table.sawCount(row - 1) + 1).fill(turned);
    let could = 0;
    let stayed = 0;
    for (let i = 0; i <= count; i++) {
      const link = i === 0 ? 0 : this.#links[from + i - 1]! + 1;
      if (i > 0 && link === 0) continue;
      const there = i === 0 ? 1 : table.sawConfidence.values[from + i - 1]!;
      const staying = stay * there * this.#emission[at + i]! * after[i]!;
      before[link] = staying + (1 - stay * there) * turned;
      const filtered = this.#filtered[beforeAt + link]!;
      could += there * filtered * before[link];
      stayed += filtered * staying;
    }
    let total = 0;
    let scale = 0;
    for (let i = 0; i < before.length; i++) {
      total += this.#filtered[beforeAt + i]! * before[i]!;
      scale += before[i]!;
    }
    if (count > 0) {
      tally.could += could / total;
      tally.stayed += stayed / total;
    }
    for (let i = 0; i < before.length; i++) before[i]! /= scale;
    return before;
  }

  /** How often nothing in view was spoken of, and how often what was pointed out was. */
  #tallyView(row: number, tally: Tally): void {
    const { table, state } = this;
    const count = table.sawCount(row);
    if (count === 0) return;
    const at = this.#statesAt(row);
    const from = table.sawFrom.values[row]!;
    tally.withView += 1;
    tally.nothing += this.#attention[at]!;
    let cues = 0;
    let inView = 0;
    for (let i = 0; i < count; i++) {
      cues += table.sawCue.values[from + i]!;
      inView += table.sawConfidence.values[from + i]!;
    }
    if (cues === 0) return;
    const cued = Math.min(1, cues);
    const followed = state.habits.cueTrust * cued;
    for (let i = 0; i < count; i++) {
      const attention = this.#attention[at + 1 + i]!;
      const byCue = (followed * table.sawCue.values[from + i]!) / cues;
      const byView = ((1 - followed) * table.sawConfidence.values[from + i]!) / inView;
      tally.cued += cued * attention;
      tally.followed += cued * attention * (byCue / (byCue + byView));
    }
  }

  #statesAt(row: number): number {
    return this.table.sawFrom.values[row]! + row;
  }

  #parts(row: number): SituationParts {
    const { state, table, parameters } = this;
    const pairsAt = this.#pairsFrom[row]!;
    wordFactors(state, table, row, this.#pairs, pairsAt, parameters, this.#work.factors);
    return {
      table,
      row,
      pairs: this.#pairs,
      pairsAt,
      formWorth: this.#formWorth,
      formWorthAt: table.heardFrom.values[row]!,
      pairWorth: this.#pairWorth,
      attention: this.#attention,
      attentionAt: this.#statesAt(row),
    };
  }
}

/** Expected numbers of situations, for learning habits. */
interface Tally {
  stayed: number;
  could: number;
  nothing: number;
  withView: number;
  cued: number;
  followed: number;
}
