import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { restoredPath, storedPath, type StoredPath } from '../objects/stored-path.ts';
import type { FaceFound, FaceRecord } from './face.ts';
import { restoredMoments, storedMoments, type StoredMoments } from './stored-moments.ts';

const writeFaces = cypher('sight/write-faces');
const readFaces = cypher('sight/read-faces');
const readFacesById = cypher('sight/read-faces-by-id');
const readFacePoints = cypher('sight/read-face-points');
const forgetFaces = cypher('sight/forget-faces');

type FaceRow = Omit<FaceRecord, 'path' | 'moments'> & StoredPath & StoredMoments;

export const faceStore: InferenceStore<readonly FaceFound[], readonly FaceRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeFaces, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        faces: result.map(({ startSeconds, endSeconds, box, confidence, point, person, path, moments }, ordinal) => ({
          id: nodeId('face', runId, ordinal),
          personId: nodeId('person', runId, person),
          ordinal,
          startSeconds,
          endSeconds,
          box,
          confidence,
          point,
          ...storedPath(path),
          ...storedMoments(moments),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; faces: readonly FaceRow[] }>(readFaces, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.faces.map(recordOf)]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetFaces, { recordingId });
  },
};

function recordOf({
  pathSeconds,
  pathBoxes,
  moments,
  momentsStartSeconds,
  momentsPerSecond,
  ...row
}: FaceRow): FaceRecord {
  return {
    ...row,
    path: restoredPath({ pathSeconds, pathBoxes }),
    moments: restoredMoments({ moments, momentsStartSeconds, momentsPerSecond }),
  };
}

/** A face as it is compared with others of its collection. */
export interface ComparedFace {
  readonly id: string;
  readonly collectionId: string;
  readonly personId: string;
  readonly point: Uint8Array;
}

/** All current faces of the collections that the given ones are of. */
export async function readComparedFaces(
  graph: Graph,
  faceIds: readonly string[],
  collectionIds: readonly string[],
): Promise<readonly ComparedFace[]> {
  return await graph.read<ComparedFace>(readFacePoints, { faceIds, collectionIds });
}

/** @returns by id; ids of nothing are left out */
export async function readFacesOf(graph: Graph, ids: readonly string[]): Promise<ReadonlyMap<string, FaceRecord>> {
  const rows = await graph.read<{ face: FaceRow }>(readFacesById, { ids });
  return new Map(rows.map(({ face }) => [face.id, recordOf(face)]));
}
