/** Ids as small whole numbers, in the order in which they came, so that what is known of them can stand in columns. */
export class Symbols {
  readonly ids: string[] = [];
  readonly #indexes = new Map<string, number>();

  get size(): number {
    return this.ids.length;
  }

  /** @returns undefined for an id that never came */
  indexOf(id: string): number | undefined {
    return this.#indexes.get(id);
  }

  has(id: string): boolean {
    return this.#indexes.has(id);
  }

  /** @returns the index of the id, the next one where it is new */
  add(id: string): number {
    let index = this.#indexes.get(id);
    if (index === undefined) {
      index = this.ids.push(id) - 1;
      this.#indexes.set(id, index);
    }
    return index;
  }
}
