import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { namedConceptId } from '../contexts/visual-context.store.ts';
import type { ActionFound, ActionRecord } from './action.ts';

const writeActions = cypher('sight/write-actions');
const readActions = cypher('sight/read-actions');
const forgetActions = cypher('sight/forget-actions');

export const actionStore: InferenceStore<readonly ActionFound[], readonly ActionRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeActions, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        actions: result.map(({ startSeconds, endSeconds, label, kind, confidence, box, actor, target }, ordinal) => ({
          id: nodeId('action', runId, ordinal),
          ordinal,
          startSeconds,
          endSeconds,
          conceptId: namedConceptId(kind, label),
          kind,
          label,
          confidence,
          box,
          actorId: actor?.id ?? null,
          targetId: target?.id ?? null,
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; actions: readonly ActionRecord[] }>(readActions, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.actions]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetActions, { recordingId });
  },
};
