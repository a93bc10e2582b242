import { Floats, Integers } from './columns.ts';
import type { FormTable } from './form-table.ts';
import { PairIndex } from './pair-index.ts';

/** How often a form's own tokens stood beside each neighbour, so that its own surroundings can be left out for it. */
export class CompanyTable {
  /** Form, and which neighbour on which side (see neighbourKey). */
  readonly index = new PairIndex();
  readonly previousOfForm = new Integers();
  readonly weight = new Floats();

  add(form: number, neighbour: number, forms: FormTable): number {
    const row = this.index.add(form, neighbour);
    if (row === this.weight.length) {
      this.previousOfForm.push(forms.lastCompany.values[form]!);
      forms.lastCompany.values[form] = row;
      this.weight.push(0);
    }
    return row;
  }
}
