import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { namedConceptId } from '../contexts/visual-context.store.ts';
import type { Box } from '../pictures/picture.ts';
import { sceneLabels, type SceneFound, type SceneRecord } from './scene.ts';

const writeScenes = cypher('sight/write-scenes');
const readScenes = cypher('sight/read-scenes');
const forgetScenes = cypher('sight/forget-scenes');

/** A place is all that is in view. */
const wholePicture: Box = [0, 0, 1, 1];

export const sceneStore: InferenceStore<readonly SceneFound[], readonly SceneRecord[]> = {
  async write(runs, transaction) {
    await transaction.run(writeScenes, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        scenes: result.map((scene, ordinal) => ({
          ...scene,
          id: nodeId('scene', runId, ordinal),
          concepts: sceneLabels(scene).map(({ label, confidence }) => ({
            id: namedConceptId('SCENE', label),
            label,
            confidence,
            box: wholePicture,
          })),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; scenes: readonly SceneRecord[] }>(readScenes, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.scenes]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetScenes, { recordingId });
  },
};
