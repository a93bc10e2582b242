import { Integers } from './columns.ts';

/**
 * Which row belongs to two whole numbers: an open-addressed hash table, since a Map would need an object or a string
 * for each pair. Rows count up from 0 in the order in which pairs come.
 */
export class PairIndex {
  readonly #first = new Integers();
  readonly #second = new Integers();
  /** Row + 1 at its place, 0 where nothing is; a power of two, at most half full. */
  #places = new Int32Array(64);

  get size(): number {
    return this.#first.length;
  }

  firstOf(row: number): number {
    return this.#first.values[row]!;
  }

  secondOf(row: number): number {
    return this.#second.values[row]!;
  }

  /** @returns -1 for a pair that never came */
  rowOf(first: number, second: number): number {
    return this.#places[this.#placeOf(first, second)]! - 1;
  }

  /** @returns the row of the pair, the next one where it is new */
  add(first: number, second: number): number {
    const place = this.#placeOf(first, second);
    const known = this.#places[place]! - 1;
    if (known >= 0) return known;
    const row = this.size;
    this.#first.push(first);
    this.#second.push(second);
    this.#places[place] = row + 1;
    if (2 * this.size > this.#places.length) this.#grow();
    return row;
  }

  #placeOf(first: number, second: number): number {
    const mask = this.#places.length - 1;
    let place = hash(first, second) & mask;
    for (;;) {
      const row = this.#places[place]! - 1;
      if (row < 0 || (this.firstOf(row) === first && this.secondOf(row) === second)) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    this.#places = new Int32Array(2 * this.#places.length);
    for (let row = 0; row < this.size; row++) {
      this.#places[this.#placeOf(this.firstOf(row), this.secondOf(row))] = row + 1;
    }
  }
}

/** Mixes all bits into the low ones (the finalizer of MurmurHash3). */
function hash(first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
