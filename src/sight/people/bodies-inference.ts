import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { visualContextsOfRecording } from '../contexts/visual-contexts-inference.ts';
import { bodyStore } from './body.store.ts';
import type { BodyFound, BodyRecord } from './body.ts';
import { facesOfRecording } from './faces-inference.ts';

/** How people hold themselves: the joints of each, moment by moment. */
export const bodiesOfRecording = defineInference<readonly BodyFound[], readonly BodyRecord[]>({
  name: 'bodies',
  version: '2',
  subject: recordingSubject,
  reads: [visualContextsOfRecording, facesOfRecording],
  models: ['body-pose'],
  needs: 'video',
  empty: [],
  lane: 'faces',
  run: new URL('./find-bodies.ts', import.meta.url),
  store: bodyStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, confidence, box, face }) => ({
      start: startSeconds,
      end: endSeconds,
      confidence,
      box,
      face: face ?? null,
    })),
});
