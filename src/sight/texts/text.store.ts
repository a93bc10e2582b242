import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import type { TextFound, TextRecord } from './text-in-view.ts';

const writeTexts = cypher('sight/write-texts');
const readTexts = cypher('sight/read-texts');
const forgetTexts = cypher('sight/forget-texts');

export const textStore: InferenceStore<readonly TextFound[], readonly TextRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeTexts, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        texts: result.map((text, ordinal) => ({ ...text, id: nodeId('text', runId, ordinal) })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; texts: readonly TextRecord[] }>(readTexts, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.texts]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetTexts, { recordingId });
  },
};
