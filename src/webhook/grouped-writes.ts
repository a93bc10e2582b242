import { setImmediate as nextTurn } from 'node:timers/promises';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds how long one transaction holds its locks. */
const most = 200;

/**
 * Writes that are asked for in the same turn, or while others are under way, go together: one transaction in place of
 * many, for which a store needs hardly longer than for one.
 */
export class GroupedWrites<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private writing = false;

  /** @param write one result for each item, in their order; what it throws is thrown to all of them */
  constructor(private readonly write: (items: readonly Item[]) => Promise<readonly Result[]>) {}

  async add(item: Item): Promise<Result> {
    return await new Promise<Result>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    await nextTurn();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, most);
      try {
        const results = await this.write(group.map(({ item }) => item));
        group.forEach(({ resolve }, place) => resolve(results[place]!));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.writing = false;
  }
}
