import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { shotsOfRecording } from '../shots/shots-inference.ts';
import { expressionsOver } from './expressions-over.ts';
import { faceStore } from './face.store.ts';
import type { FaceFound, FaceRecord } from './face.ts';

/** People's faces: where they are, what they do, and which are one person's. Personal data; see `personal`. */
export const facesOfRecording = defineInference<readonly FaceFound[], readonly FaceRecord[]>({
  name: 'faces',
  version: '1',
  subject: recordingSubject,
  reads: [shotsOfRecording],
  models: ['face-detector', 'face-mesh', 'iris', 'face-expression', 'face-embedding'],
  needs: 'video',
  personal: 'faces',
  empty: [],
  lane: 'faces',
  run: new URL('./find-faces.ts', import.meta.url),
  store: faceStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, person, confidence, box, moments }) => ({
      start: startSeconds,
      end: endSeconds,
      person,
      confidence,
      box,
      expressions: expressionsOver(moments, startSeconds, endSeconds),
    })),
});
