import { Floats } from './columns.ts';

/** Places in an utterance: first, within, last, alone. */
export const placeCount = 4;

/** How words stand that refer to things, and how those stand that do not; counts are tempered numbers of tokens. */
export class Surroundings {
  /** By neighbour (see neighbourIndex): how often it stood before a form that refers, and before another; and after. */
  readonly beforeReferring = new Floats();
  readonly beforeOther = new Floats();
  readonly afterReferring = new Floats();
  readonly afterOther = new Floats();
  /** By place. */
  readonly placesOfReferring = new Float64Array(placeCount);
  readonly placesOfOther = new Float64Array(placeCount);

  constructor() {
    this.grow(0);
  }

  /** Makes rows for the edge and as many forms. */
  grow(forms: number): void {
    while (this.beforeReferring.length <= forms) {
      for (const column of this.#columns()) column.push(0);
    }
  }

  reset(): void {
    for (const column of this.#columns()) column.values.fill(0);
    this.placesOfReferring.fill(0);
    this.placesOfOther.fill(0);
  }

  /** The counts of a side, by neighbour. @param key see neighbourKey */
  beside(key: number): { readonly ofReferring: Floats; readonly ofOther: Floats } {
    return key % 2 === 1
      ? { ofReferring: this.afterReferring, ofOther: this.afterOther }
      : { ofReferring: this.beforeReferring, ofOther: this.beforeOther };
  }

  /** @returns the four counts of a neighbour */
  row(neighbour: number): [number, number, number, number] {
    const [a, b, c, d] = this.#columns().map((column) => column.values[neighbour]!);
    return [a!, b!, c!, d!];
  }

  setRow(neighbour: number, counts: readonly number[]): void {
    this.#columns().forEach((column, i) => (column.values[neighbour] = counts[i]!));
  }

  #columns(): Floats[] {
    return [this.beforeReferring, this.beforeOther, this.afterReferring, this.afterOther];
  }
}

/** The edge of an utterance as a neighbour. */
export const edge = 0;

export function neighbourIndex(form: number): number {
  return form + 1;
}

/** Second number of a form's company: which neighbour, and on which side it stands. */
export function neighbourKey(neighbour: number, isAfter: boolean): number {
  return 2 * neighbour + (isAfter ? 1 : 0);
}

export function neighbourOf(key: number): number {
  return key >> 1;
}
