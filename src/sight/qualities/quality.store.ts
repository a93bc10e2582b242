import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { namedConceptId } from '../contexts/visual-context.store.ts';
import type { QualityFound, QualityRecord } from './quality.ts';

const writeQualities = cypher('sight/write-qualities');
const readQualities = cypher('sight/read-qualities');
const forgetQualities = cypher('sight/forget-qualities');

export const qualityStore: InferenceStore<readonly QualityFound[], readonly QualityRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeQualities, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        qualities: result.map(({ of, ...quality }, ordinal) => ({
          ...quality,
          id: nodeId('quality', runId, ordinal),
          conceptId: namedConceptId(quality.kind, quality.label),
          appearanceIds: of.flatMap(({ id }) => (id === undefined ? [] : [id])),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; qualities: readonly QualityRecord[] }>(readQualities, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.qualities]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetQualities, { recordingId });
  },
};
