import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import type { AnyCorpusInference } from './define-corpus-inference.ts';

const claimCorpus = cypher('inference/claim-corpus');
const releaseCorpus = cypher('inference/release-corpus');
const prolongCorpus = cypher('inference/prolong-corpus');
const advanceCorpus = cypher('inference/advance-corpus');
const readReadyRecordings = cypher('inference/read-ready-recordings');
const readLexiconsBehind = cypher('inference/read-lexicons-behind');

export interface CorpusClaim {
  readonly claimed: boolean;
  readonly position: number;
  readonly settledPosition: number;
  readonly changedPosition: number;
  readonly waitMs: number;
}

/** Positions and claims of corpus inferences, one node an inference and lexicon. */
export class CorpusStateStore {
  constructor(private readonly graph: Graph) {}

  async claim(inference: AnyCorpusInference, lexiconId: string, token: string, leaseMs: number): Promise<CorpusClaim> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<CorpusClaim>(claimCorpus, {
        id: stateId(inference, lexiconId),
        inference: inference.name,
        version: inference.version,
        lexiconId,
        token,
        leaseMs,
      }),
    );
    return rows[0] as CorpusClaim;
  }

  async prolong(inference: AnyCorpusInference, lexiconId: string, token: string, leaseMs: number): Promise<boolean> {
    const id = stateId(inference, lexiconId);
    const rows = await this.graph.write((transaction) => transaction.run(prolongCorpus, { id, token, leaseMs }));
    return rows.length > 0;
  }

  async release(inference: AnyCorpusInference, lexiconId: string, token: string): Promise<void> {
    const id = stateId(inference, lexiconId);
    await this.graph.write((transaction) => transaction.run(releaseCorpus, { id, token }));
  }

  /** @returns false when another worker has taken over; the transaction must then be given up */
  async advance(
    inference: AnyCorpusInference,
    lexiconId: string,
    move: { token: string; from: number; position: number; settledPosition?: number },
    transaction: GraphTransaction,
  ): Promise<boolean> {
    const { token, from, position, settledPosition } = move;
    const rows = await transaction.run(advanceCorpus, {
      id: stateId(inference, lexiconId),
      token,
      from,
      position,
      settledPosition: settledPosition ?? null,
    });
    return rows.length > 0;
  }

  async readyRecordings(
    lexiconId: string,
    range: { after: number; upTo: number; limit: number },
  ): Promise<readonly { id: string; position: number }[]> {
    return await this.graph.read(readReadyRecordings, { lexiconId, ...range });
  }

  async lexiconsBehind(inferences: readonly string[]): Promise<readonly string[]> {
    const rows = await this.graph.read<{ id: string }>(readLexiconsBehind, { inferences });
    return rows.map((row) => row.id);
  }
}

function stateId(inference: AnyCorpusInference, lexiconId: string): string {
  return nodeId('corpus', inference.name, lexiconId);
}
