import { Floats, Integers } from './columns.ts';
import type { FormTable } from './form-table.ts';
import { PairIndex } from './pair-index.ts';
import { compareIds } from './situation.ts';

/** How many situations are kept as a pair's evidence. */
export const keptSupports = 5;

const retired = -2;

/** A situation that speaks for a pair, and how strongly: 0 to 1, less where other things may have been spoken of. */
export interface Support {
  readonly situationId: string;
  readonly strength: number;
}

/** What was counted of a form together with a concept; only pairs that once met. */
export class PairTable {
  /** Form and concept of each row. */
  readonly index = new PairIndex();
  /** The pair of the same form that came before, or -1. */
  readonly previousOfForm = new Integers();
  /** Likewise among its candidates only, those that are not hopeless; `retired` for the others. */
  readonly previousCandidate = new Integers();
  /** Situations with the form heard that were about the concept. */
  readonly together = new Floats();
  /**
   * Were the concept the form's meaning: situations with both (see softTrial), those left out or reduced in which
   * another form accounts for the concept.
   */
  readonly hits = new Floats();
  /** Likewise form without concept, beyond what the form's `missing` counts: negative, as they were together. */
  readonly missesBeyond = new Floats();
  /** Likewise for the price of uncertain labels. */
  readonly correctionBeyond = new Floats();
  /** Probability that the form means the concept, as of the last step that touched the form. */
  readonly probability = new Floats();
  /** Log-odds against meaning nothing, when last worked out; Infinity when it has to be worked out anew. */
  readonly score = new Floats();
  /** Situations in which both were likelier than not to be there. */
  readonly supportCount = new Integers();
  /** The strongest `keptSupports` situations a pair, strongest first: their ids, and how strongly they speak, 0 to 1. */
  readonly supportIds: (string | undefined)[] = [];
  readonly supportStrength = new Floats();

  add(form: number, concept: number, forms: FormTable): number {
    const row = this.index.add(form, concept);
    if (row === this.together.length) {
      this.previousOfForm.push(forms.lastPair.values[form]!);
      forms.lastPair.values[form] = row;
      this.previousCandidate.push(retired);
      for (const column of [this.together, this.hits, this.missesBeyond, this.correctionBeyond, this.probability]) {
        column.push(0);
      }
      this.score.push(Infinity);
      this.supportCount.push(0);
      for (let i = 0; i < keptSupports; i++) {
        this.supportIds.push(undefined);
        this.supportStrength.push(0);
      }
    }
    this.admit(row, forms);
    return row;
  }

  /** Makes a pair a candidate of its form (again). */
  admit(row: number, forms: FormTable): void {
    if (this.previousCandidate.values[row] !== retired) return;
    const form = this.index.firstOf(row);
    this.previousCandidate.values[row] = forms.lastCandidate.values[form]!;
    forms.lastCandidate.values[form] = row;
  }

  /** Takes a pair out of the candidates of its form. @param after the candidate that points to it, or -1 for the form */
  retire(row: number, after: number, forms: FormTable): void {
    const previous = this.previousCandidate.values[row]!;
    if (after >= 0) this.previousCandidate.values[after] = previous;
    else forms.lastCandidate.values[this.index.firstOf(row)] = previous;
    this.previousCandidate.values[row] = retired;
  }

  /** Keeps the strongest few; equals go by id, so that the order of arrival does not matter. */
  addSupport(row: number, situationId: string, strength: number): void {
    const first = row * keptSupports;
    const strengths = this.supportStrength.values;
    const ids = this.supportIds;
    let at = first + keptSupports;
    while (at > first && this.#isWeaker(at - 1, situationId, strength)) at -= 1;
    if (at === first + keptSupports) return;
    for (let i = first + keptSupports - 1; i > at; i--) {
      ids[i] = ids[i - 1];
      strengths[i] = strengths[i - 1]!;
    }
    ids[at] = situationId;
    strengths[at] = strength;
  }

  /** @returns strongest first */
  supportsOf(row: number): Support[] {
    const supports: Support[] = [];
    for (let i = row * keptSupports; i < (row + 1) * keptSupports; i++) {
      const situationId = this.supportIds[i];
      if (situationId === undefined) break;
      supports.push({ situationId, strength: this.supportStrength.values[i]! });
    }
    return supports;
  }

  #isWeaker(at: number, situationId: string, strength: number): boolean {
    const id = this.supportIds[at];
    if (id === undefined) return true;
    const difference = strength - this.supportStrength.values[at]!;
    return difference > 0 || (difference === 0 && compareIds(situationId, id) < 0);
  }
}
