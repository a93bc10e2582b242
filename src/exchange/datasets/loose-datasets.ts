import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphParameters } from '../../graph/graph.ts';
import type { NewDataset } from './read-dataset-files.ts';

const begin = cypher('exchange/write-loose-dataset');
const createEntries = cypher('exchange/create-lexical-entries');
const createExamples = cypher('exchange/create-example-sentences');
const createPart = cypher('exchange/create-dataset-part');
const findLoose = cypher('exchange/find-loose-datasets');
const sweepLoose = cypher('exchange/sweep-loose-dataset');

/** So many at once stay below what a small store can hold before it writes them. */
const sweptAtOnce = 5_000;

/**
 * Datasets that belong to no lexicon, since they are not there yet or not there any more. Nothing of them is seen. Like the tiers of a file of
 * annotations they come and go in many transactions, and become whole or loose in one.
 */
export class LooseDatasets {
  constructor(private readonly graph: Graph) {}

  /** Writes all of one, for nobody to see. */
  async write({ record, parts, entries, examples }: NewDataset, signal: AbortSignal): Promise<void> {
    const { id, lexiconId } = record;
    await this.graph.write((transaction) => transaction.run(begin, { id, lexiconId, nowMs: Date.now() }));
    for (const [ordinal, bytes] of parts.entries()) {
      signal.throwIfAborted();
      await this.graph.write((transaction) => transaction.run(createPart, { id, ordinal, bytes }));
    }
    for (const [query, batches] of [[createEntries, entries] as const, [createExamples, examples] as const]) {
      for (const batch of batches) {
        signal.throwIfAborted();
        const rows = JSON.parse(new TextDecoder().decode(batch)) as GraphParameters[];
        await this.graph.write((transaction) => transaction.run(query, { id, rows }));
      }
    }
  }

  /** Takes it away with all that is in it; one that became whole stays. */
  async sweep(id: string): Promise<void> {
    for (;;) {
      const [row] = await this.graph.write((transaction) =>
        transaction.run<{ deleted: number }>(sweepLoose, { id, limit: sweptAtOnce }),
      );
      if ((row?.deleted ?? 0) < sweptAtOnce) return;
    }
  }

  /** What a process that ended too soon has left. */
  async sweepOlderThan(ageMs: number): Promise<void> {
    const rows = await this.graph.read<{ id: string }>(findLoose, { untilMs: Date.now() - ageMs });
    for (const { id } of rows) await this.sweep(id);
  }
}
