import { Floats } from './columns.ts';
import { Symbols } from './symbols.ts';

/** What was counted of each concept. */
export class ConceptTable {
  readonly symbols = new Symbols();
  /** Situations with the concept in view. */
  readonly seen = new Floats();
  /** Those of them that were about it. */
  readonly attended = new Floats();
  /** Sum over forms of the squared probability that they mean this concept: forms that are sure, hardly those that may. */
  readonly claimed = new Floats();

  /** @returns its index, the next one where it is new */
  add(id: string): number {
    const index = this.symbols.add(id);
    this.grow();
    return index;
  }

  /** Makes rows for what was added to `symbols`. */
  grow(): void {
    while (this.seen.length < this.symbols.size) {
      this.seen.push(0);
      this.attended.push(0);
      this.claimed.push(0);
    }
  }
}
