import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import type { HeardSource, HeardSourceRecord } from './heard-source.ts';

const writeHeardSources = cypher('sound/write-heard-sources');
const readHeardSources = cypher('sound/read-heard-sources');
const forgetHeardSources = cypher('sound/forget-heard-sources');

export const heardSourceStore: InferenceStore<readonly HeardSource[], readonly HeardSourceRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeHeardSources, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        sources: result.map(({ turns, ...facts }, ordinal) => ({
          id: nodeId('heard', runId, ordinal),
          facts: { ...facts, ordinal },
          turns: turns.map((turn) => ({ ...turn })),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; sources: HeardSourceRecord[] }>(readHeardSources, { runIds });
    const byRun = new Map(rows.map(({ runId, sources }) => [runId, sources]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetHeardSources, { recordingId });
  },
};
