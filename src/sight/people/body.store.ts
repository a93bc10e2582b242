import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { restoredPath, storedPath, type StoredPath } from '../objects/stored-path.ts';
import type { BodyFound, BodyMoments, BodyRecord } from './body.ts';
import { restoredTenThousandths, storedTenThousandths } from './ten-thousandths.ts';

const writeBodies = cypher('sight/write-bodies');
const readBodies = cypher('sight/read-bodies');
const forgetBodies = cypher('sight/forget-bodies');

/** Joints in ten thousandths of the picture. */
interface StoredJoints {
  readonly joints: Uint8Array;
  readonly jointsStartSeconds: number;
  readonly jointsPerSecond: number;
}

type BodyRow = Omit<BodyRecord, 'path' | 'moments'> & StoredPath & StoredJoints;

export const bodyStore: InferenceStore<readonly BodyFound[], readonly BodyRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeBodies, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        bodies: result.map(({ startSeconds, endSeconds, box, confidence, face = null, path, moments }, ordinal) => ({
          id: nodeId('body', runId, ordinal),
          ordinal,
          startSeconds,
          endSeconds,
          box,
          confidence,
          face,
          ...storedPath(path),
          ...storedJoints(moments),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; bodies: readonly BodyRow[] }>(readBodies, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.bodies.map(recordOf)]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetBodies, { recordingId });
  },
};

function recordOf({
  pathSeconds,
  pathBoxes,
  joints,
  jointsStartSeconds,
  jointsPerSecond,
  ...row
}: BodyRow): BodyRecord {
  return {
    ...row,
    path: restoredPath({ pathSeconds, pathBoxes }),
    moments: restoredJoints({ joints, jointsStartSeconds, jointsPerSecond }),
  };
}

export function storedJoints({ joints, startSeconds, ratePerSecond }: BodyMoments): StoredJoints {
  return { joints: storedTenThousandths(joints), jointsStartSeconds: startSeconds, jointsPerSecond: ratePerSecond };
}

export function restoredJoints({ joints, jointsStartSeconds, jointsPerSecond }: StoredJoints): BodyMoments {
  return {
    startSeconds: jointsStartSeconds,
    ratePerSecond: jointsPerSecond,
    joints: restoredTenThousandths(joints),
  };
}
