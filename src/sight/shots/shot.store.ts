import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import type { CameraMove } from '../motion/camera-motion.ts';
import type { Mover, Shot, ShotRecord, ShotTransition } from './shot.ts';

const writeShots = cypher('sight/write-shots');
const readShots = cypher('sight/read-shots');
const forgetShots = cypher('sight/forget-shots');

interface ShotRow {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly transition: ShotTransition;
  readonly cameraMoves: readonly CameraMove[];
  readonly cameraStarts: readonly number[];
  readonly cameraEnds: readonly number[];
  readonly cameraSpeeds: readonly number[];
  readonly moverSeconds: readonly number[];
  /** Four 16-bit numbers a mover, 65 535ths of the picture. */
  readonly moverBoxes: Uint8Array;
}

const boxSteps = 65_535;

export const shotStore: InferenceStore<readonly Shot[], readonly ShotRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeShots, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        shots: result.map(({ startSeconds, endSeconds, transition, camera, movers }, ordinal) => ({
          id: nodeId('shot', runId, ordinal),
          ordinal,
          startSeconds,
          endSeconds,
          transition,
          cameraMoves: camera.map(({ move }) => move),
          cameraStarts: camera.map((motion) => motion.startSeconds),
          cameraEnds: camera.map((motion) => motion.endSeconds),
          cameraSpeeds: camera.map(({ speed }) => speed),
          moverSeconds: movers.map(({ timeSeconds }) => timeSeconds),
          moverBoxes: storedBoxes(movers),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; shots: readonly ShotRow[] }>(readShots, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.shots.map(recordOf)]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetShots, { recordingId });
  },
};

function recordOf(row: ShotRow): ShotRecord {
  const { id, recordingId, runId, startSeconds, endSeconds, transition } = row;
  const camera = row.cameraMoves.map((move, at) => ({
    startSeconds: row.cameraStarts[at]!,
    endSeconds: row.cameraEnds[at]!,
    move,
    speed: row.cameraSpeeds[at]!,
  }));
  return { id, recordingId, runId, startSeconds, endSeconds, transition, camera, movers: restoredMovers(row) };
}

function storedBoxes(movers: readonly Mover[]): Uint8Array {
  const numbers = Uint16Array.from(
    movers.flatMap(({ box }) => box.map((value) => Math.round(Math.min(1, Math.max(0, value)) * boxSteps))),
  );
  return new Uint8Array(numbers.buffer);
}

function restoredMovers({ moverSeconds, moverBoxes }: ShotRow): readonly Mover[] {
  // Copied, since bytes that come from elsewhere need not lie where such numbers may.
  const numbers = new Uint16Array(Uint8Array.from(moverBoxes).buffer);
  return moverSeconds.map((timeSeconds, at) => {
    const [x, y, width, height] = Array.from(numbers.subarray(at * 4, at * 4 + 4), (value) => value / boxSteps);
    return { timeSeconds, box: [x!, y!, width!, height!] };
  });
}
