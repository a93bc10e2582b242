import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import type { CameraMove } from '../motion/camera-motion.ts';
import type { Movement } from '../motion/movement.ts';
import type { Box } from '../pictures/picture.ts';
import type { Shot, ShotRecord, ShotTransition } from './shot.ts';

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
  readonly movementStarts: readonly number[];
  readonly movementEnds: readonly number[];
  readonly movementGrowthsX: readonly number[];
  readonly movementGrowthsY: readonly number[];
  /** Points that each movement's path has. */
  readonly movementPoints: readonly number[];
  /** Of all points, one movement after the other. */
  readonly movementSeconds: readonly number[];
  /** Four 16-bit numbers a point, 65 535ths of the picture. */
  readonly movementBoxes: Uint8Array;
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
        shots: result.map(({ startSeconds, endSeconds, transition, camera, movements }, ordinal) => ({
          id: nodeId('shot', runId, ordinal),
          ordinal,
          startSeconds,
          endSeconds,
          transition,
          cameraMoves: camera.map(({ move }) => move),
          cameraStarts: camera.map((motion) => motion.startSeconds),
          cameraEnds: camera.map((motion) => motion.endSeconds),
          cameraSpeeds: camera.map(({ speed }) => speed),
          movementStarts: movements.map((movement) => movement.startSeconds),
          movementEnds: movements.map((movement) => movement.endSeconds),
          movementGrowthsX: movements.map(({ growthX }) => growthX),
          movementGrowthsY: movements.map(({ growthY }) => growthY),
          movementPoints: movements.map(({ path }) => path.length),
          movementSeconds: movements.flatMap(({ path }) => path.map(({ timeSeconds }) => timeSeconds)),
          movementBoxes: storedBoxes(movements.flatMap(({ path }) => path.map(({ box }) => box))),
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
  return { id, recordingId, runId, startSeconds, endSeconds, transition, camera, movements: restoredMovements(row) };
}

function storedBoxes(boxes: readonly Box[]): Uint8Array {
  const numbers = Uint16Array.from(
    boxes.flatMap((box) => box.map((value) => Math.round(Math.min(1, Math.max(0, value)) * boxSteps))),
  );
  return new Uint8Array(numbers.buffer);
}

function restoredMovements(row: ShotRow): readonly Movement[] {
  // Copied, since bytes that come from elsewhere need not lie where such numbers may.
  const numbers = new Uint16Array(Uint8Array.from(row.movementBoxes).buffer);
  let next = 0;
  return row.movementStarts.map((startSeconds, at) => {
    const first = next;
    next += row.movementPoints[at]!;
    const path = row.movementSeconds.slice(first, next).map((timeSeconds, point) => {
      const place = (first + point) * 4;
      const [x, y, width, height] = Array.from(numbers.subarray(place, place + 4), (value) => value / boxSteps);
      return { timeSeconds, box: [x!, y!, width!, height!] as const };
    });
    const [growthX, growthY] = [row.movementGrowthsX[at]!, row.movementGrowthsY[at]!];
    return { startSeconds, endSeconds: row.movementEnds[at]!, path, growthX, growthY };
  });
}
