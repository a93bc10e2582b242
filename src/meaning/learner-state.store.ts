import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { packJson, unpackJson } from '../graph/packed-json.ts';
import type { LearnerState } from './learner-state.ts';
import { isOfThisVersion, restoreState, storeState, type StoredState } from './stored-state.ts';

const readLearnerState = cypher('meaning/read-learner-state');
const writeLearnerState = cypher('meaning/write-learner-state');

/** @returns undefined before the first step, and where an older version stored it: settling makes it anew */
export async function readState(graph: Graph, lexiconId: string): Promise<LearnerState | undefined> {
  const rows = await graph.read<{ state: Uint8Array }>(readLearnerState, { lexiconId });
  const row = rows[0];
  if (row === undefined) return undefined;
  const stored = await unpackJson<StoredState>(row.state);
  return isOfThisVersion(stored) ? restoreState(stored) : undefined;
}

export async function packState(state: LearnerState): Promise<Uint8Array> {
  return await packJson(storeState(state));
}

export async function writeState(packed: Uint8Array, lexiconId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(writeLearnerState, { lexiconId, state: packed });
}
