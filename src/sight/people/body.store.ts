import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { restoredPath, storedPath, type StoredPath } from '../objects/stored-path.ts';
import type { BodyFound, BodyMoments, BodyRecord } from './body.ts';

const writeBodies = cypher('sight/write-bodies');
const readBodies = cypher('sight/read-bodies');
const forgetBodies = cypher('sight/forget-bodies');

/** Joints in ten thousandths of the picture, 16 bits each; the least number stands for what was not measured. */
interface StoredJoints {
  readonly joints: Uint8Array;
  readonly jointsStartSeconds: number;
  readonly jointsPerSecond: number;
}

type BodyRow = Omit<BodyRecord, 'path' | 'moments'> & StoredPath & StoredJoints;

const steps = 10_000;
const unmeasured = -32_768;

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
  const numbers = Int16Array.from(joints, (value) =>
    Number.isNaN(value) ? unmeasured : Math.max(-32_767, Math.min(32_767, Math.round(value * steps))),
  );
  return { joints: new Uint8Array(numbers.buffer), jointsStartSeconds: startSeconds, jointsPerSecond: ratePerSecond };
}

export function restoredJoints({ joints, jointsStartSeconds, jointsPerSecond }: StoredJoints): BodyMoments {
  // Copied, since bytes that come from elsewhere need not lie where such numbers may.
  const numbers = new Int16Array(Uint8Array.from(joints).buffer);
  return {
    startSeconds: jointsStartSeconds,
    ratePerSecond: jointsPerSecond,
    joints: Float32Array.from(numbers, (value) => (value === unmeasured ? NaN : value / steps)),
  };
}
