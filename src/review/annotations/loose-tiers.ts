import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';

const writeLoose = cypher('review/write-loose-tiers');
const findLoose = cypher('review/find-loose-tiers');
const sweepLoose = cypher('review/sweep-loose-tier');

/** So many at once stay below what a small store can hold before it writes them. */
const sweptAtOnce = 5_000;

/**
 * Tiers that belong to no document, since theirs is not there yet or not there any more. Nothing of them is seen. A hundred thousand annotations
 * are more than one transaction of a small store can hold, so they come and go in several, and tiers become whole or loose in one.
 */
export class LooseTiers {
  constructor(private readonly graph: Graph) {}

  async begin(ids: readonly string[], recordingId: string): Promise<void> {
    await this.graph.write((transaction) => transaction.run(writeLoose, { ids, recordingId, nowMs: Date.now() }));
  }

  /** Takes them away with all that is in them; those that became whole stay. */
  async sweep(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      for (;;) {
        const parameters = { id, limit: sweptAtOnce };
        const [row] = await this.graph.write((transaction) =>
          transaction.run<{ deleted: number }>(sweepLoose, parameters),
        );
        if ((row?.deleted ?? 0) < sweptAtOnce) break;
      }
    }
  }

  /** Those of a recording that is gone. */
  async sweepOf(recordingId: string): Promise<void> {
    await this.sweep(await this.find(recordingId, Date.now()));
  }

  /** What a process that ended too soon has left. */
  async sweepOlderThan(ageMs: number): Promise<void> {
    await this.sweep(await this.find(null, Date.now() - ageMs));
  }

  private async find(recordingId: string | null, untilMs: number): Promise<string[]> {
    const rows = await this.graph.read<{ id: string }>(findLoose, { recordingId, untilMs });
    return rows.map(({ id }) => id);
  }
}
