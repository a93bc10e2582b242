import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { shotsOfRecording } from '../shots/shots-inference.ts';
import { sceneStore } from './scene.store.ts';
import type { SceneFound, SceneRecord } from './scene.ts';

/** Where and when each shot plays: indoors or in the open air, by day or by night, and how bright it is. */
export const scenesOfRecording = defineInference<readonly SceneFound[], readonly SceneRecord[]>({
  name: 'scenes',
  version: '1',
  subject: recordingSubject,
  reads: [shotsOfRecording],
  needs: 'video',
  empty: [],
  lane: 'faces',
  run: new URL('./find-scenes.ts', import.meta.url),
  store: sceneStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, ...scene }) => ({
      start: startSeconds,
      end: endSeconds,
      ...scene,
    })),
});
