import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { restoredPath, storedPath, type StoredPath } from '../objects/stored-path.ts';
import type { HandFound, HandRecord } from './hand.ts';
import { restoredHandMoments, storedHandMoments, type StoredHandMoments } from './stored-hand-moments.ts';

const writeHands = cypher('sight/write-hands');
const readHands = cypher('sight/read-hands');
const forgetHands = cypher('sight/forget-hands');

type HandRow = Omit<HandRecord, 'path' | 'moments' | 'side' | 'bodyId'> &
  Partial<Pick<HandRecord, 'side' | 'bodyId'>> &
  StoredPath &
  StoredHandMoments;

export const handStore: InferenceStore<readonly HandFound[], readonly HandRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeHands, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        hands: result.map(({ startSeconds, endSeconds, box, confidence, side, body, path, moments }, ordinal) => ({
          id: nodeId('hand', runId, ordinal),
          ordinal,
          startSeconds,
          endSeconds,
          box,
          confidence,
          side: side ?? null,
          bodyId: body?.id ?? null,
          ...storedPath(path),
          ...storedHandMoments(moments),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; hands: readonly HandRow[] }>(readHands, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.hands.map(recordOf)]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetHands, { recordingId });
  },
};

function recordOf({
  pathSeconds,
  pathBoxes,
  moments,
  momentsStartSeconds,
  momentsPerSecond,
  side = null,
  bodyId = null,
  ...row
}: HandRow): HandRecord {
  return {
    ...row,
    side,
    bodyId,
    path: restoredPath({ pathSeconds, pathBoxes }),
    moments: restoredHandMoments({ moments, momentsStartSeconds, momentsPerSecond }),
  };
}
