import { Floats, Integers } from './columns.ts';
import { conceptsSeen, formsHeard, type Situation } from './situation.ts';
import type { Symbols } from './symbols.ts';

/**
 * Situations as columns of numbers, a row each: a million of them take some hundred megabytes, and none of the objects
 * they came as is kept. What a row has many of (forms heard, concepts seen, tokens) lies between `…From[row]` and
 * `…From[row + 1]`.
 */
export class SituationTable {
  readonly ids: string[] = [];
  /** Index among the sequences, or -1 for one that stands alone. */
  readonly sequence = new Integers();
  readonly ordinal = new Floats();

  /** Forms heard, each once, in order of id, with the probability that it was. */
  readonly heardFrom = new Integers();
  readonly heardForm = new Integers();
  readonly heardProbability = new Floats();

  /** Concepts seen, each once, in order of id. */
  readonly sawFrom = new Integers();
  readonly sawConcept = new Integers();
  readonly sawConfidence = new Floats();
  readonly sawCue = new Floats();

  /** Tokens in the order in which they were said, with the forms that each may be, likeliest first. */
  readonly tokenFrom = new Integers();
  readonly candidateFrom = new Integers();
  readonly candidateForm = new Integers();
  readonly candidateWeight = new Floats();

  constructor() {
    this.#endRow();
    this.candidateFrom.push(0);
  }

  get rows(): number {
    return this.ids.length;
  }

  /** @throws {SituationError} before anything is added */
  add(situation: Situation, forms: Symbols, concepts: Symbols, sequences: Symbols): void {
    const heard = formsHeard(situation);
    const seen = conceptsSeen(situation);
    this.ids.push(situation.id);
    this.sequence.push(situation.sequenceId === undefined ? -1 : sequences.add(situation.sequenceId));
    this.ordinal.push(situation.ordinal ?? 0);
    for (const { id, probability } of heard) {
      this.heardForm.push(forms.add(id));
      this.heardProbability.push(probability);
    }
    for (const { id, probability, cue } of seen) {
      this.sawConcept.push(concepts.add(id));
      this.sawConfidence.push(probability);
      this.sawCue.push(cue);
    }
    for (const token of situation.heard) {
      const candidates = token.forms.filter(({ weight }) => weight > 0);
      if (candidates.length === 0) continue;
      if (candidates.length > 1) candidates.sort((a, b) => b.weight - a.weight);
      for (const { formId, weight } of candidates) {
        this.candidateForm.push(forms.add(formId));
        this.candidateWeight.push(weight);
      }
      this.candidateFrom.push(this.candidateForm.length);
    }
    this.#endRow();
  }

  /** Copies a row of another table, its forms and concepts by their new indexes. */
  copy(from: SituationTable, row: number, forms: Int32Array, concepts: Int32Array): void {
    this.ids.push(from.ids[row]!);
    this.sequence.push(from.sequence.values[row]!);
    this.ordinal.push(from.ordinal.values[row]!);
    for (let h = from.heardFrom.values[row]!; h < from.heardFrom.values[row + 1]!; h++) {
      this.heardForm.push(forms[from.heardForm.values[h]!]!);
      this.heardProbability.push(from.heardProbability.values[h]!);
    }
    for (let s = from.sawFrom.values[row]!; s < from.sawFrom.values[row + 1]!; s++) {
      this.sawConcept.push(concepts[from.sawConcept.values[s]!]!);
      this.sawConfidence.push(from.sawConfidence.values[s]!);
      this.sawCue.push(from.sawCue.values[s]!);
    }
    for (let token = from.tokenFrom.values[row]!; token < from.tokenFrom.values[row + 1]!; token++) {
      for (let c = from.candidateFrom.values[token]!; c < from.candidateFrom.values[token + 1]!; c++) {
        this.candidateForm.push(forms[from.candidateForm.values[c]!]!);
        this.candidateWeight.push(from.candidateWeight.values[c]!);
      }
      this.candidateFrom.push(this.candidateForm.length);
    }
    this.#endRow();
  }

  clear(): void {
    this.ids.length = 0;
    for (const column of [this.sequence, this.ordinal, this.heardFrom, this.heardForm, this.heardProbability]) {
      column.clear();
    }
    for (const column of [this.sawFrom, this.sawConcept, this.sawConfidence, this.sawCue]) column.clear();
    for (const column of [this.tokenFrom, this.candidateFrom, this.candidateForm, this.candidateWeight]) column.clear();
    this.#endRow();
    this.candidateFrom.push(0);
  }

  heardCount(row: number): number {
    return this.heardFrom.values[row + 1]! - this.heardFrom.values[row]!;
  }

  sawCount(row: number): number {
    return this.sawFrom.values[row + 1]! - this.sawFrom.values[row]!;
  }

  /** Whether a row goes on where the one before it stopped. */
  follows(row: number): boolean {
    const sequence = this.sequence.values[row]!;
    return row > 0 && sequence >= 0 && this.sequence.values[row - 1] === sequence;
  }

  #endRow(): void {
    this.heardFrom.push(this.heardForm.length);
    this.sawFrom.push(this.sawConcept.length);
    this.tokenFrom.push(Math.max(0, this.candidateFrom.length - 1));
  }
}
