import { Floats, Integers } from './columns.ts';
import { placeCount } from './surroundings.ts';
import { Symbols } from './symbols.ts';

/** What was counted of each form; counts are expected numbers of situations, fractional. */
export class FormTable {
  readonly symbols = new Symbols();
  /** Situations with the form heard. */
  readonly heard = new Floats();
  /** Misses, and the price of uncertain labels, had the form's meaning never been in view (see softTrial). */
  readonly missing = new Floats();
  readonly missingCorrection = new Floats();
  /** Probability that it refers to anything: the sum over its candidates. */
  readonly refers = new Floats();
  /** Log of the sum over its candidates and nothing of what speaks for each (see judge). */
  readonly ownLogTotal = new Floats();
  /** Tokens, and the sum over them of what their surroundings say of referring, as log-odds (see standing.ts). */
  readonly tokens = new Floats();
  readonly standing = new Floats();
  /** Tokens by place in the utterance. */
  readonly places = Array.from({ length: placeCount }, () => new Floats());
  /** Its latest row among pairs, among those that are candidates, and among company; -1 where there is none. */
  readonly lastPair = new Integers();
  readonly lastCandidate = new Integers();
  readonly lastCompany = new Integers();

  /** @returns its index, the next one where it is new */
  add(id: string): number {
    const index = this.symbols.add(id);
    this.grow();
    return index;
  }

  /** Makes rows for what was added to `symbols`. */
  grow(): void {
    while (this.heard.length < this.symbols.size) {
      for (const column of [this.heard, this.missing, this.missingCorrection]) column.push(0);
      for (const column of [this.refers, this.ownLogTotal, this.tokens, this.standing]) column.push(0);
      for (const column of this.places) column.push(0);
      this.lastPair.push(-1);
      this.lastCandidate.push(-1);
      this.lastCompany.push(-1);
    }
  }
}
