import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import type { SoundingFound, SoundingRecord } from './sounding.ts';

const writeSounding = cypher('sight/write-sounding');
const readSounding = cypher('sight/read-sounding');
const forgetSounding = cypher('sight/forget-sounding');

export const soundingStore: InferenceStore<readonly SoundingFound[], readonly SoundingRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeSounding, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        soundings: result.map(({ startSeconds, endSeconds, heard, seen, confidence }, ordinal) => ({
          id: nodeId('sounding', runId, ordinal),
          heardSourceId: heard.id ?? null,
          seenId: seen.id ?? null,
          seenOf: seen.of,
          facts: { ordinal, startSeconds, endSeconds, confidence },
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; soundings: readonly SoundingRecord[] }>(readSounding, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.soundings]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetSounding, { recordingId });
  },
};
