import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { visualContextsOfRecording } from '../contexts/visual-contexts-inference.ts';
import { handsOfRecording } from '../hands/hands-inference.ts';
import { bodiesOfRecording } from '../people/bodies-inference.ts';
import { facesOfRecording } from '../people/faces-inference.ts';
import { shotsOfRecording } from '../shots/shots-inference.ts';
import { actionStore } from './action.store.ts';
import type { ActionFound, ActionRecord } from './action.ts';

/** What is done in view, and by whom. */
export const actionsOfRecording = defineInference<readonly ActionFound[], readonly ActionRecord[]>({
  name: 'actions',
  version: '3',
  subject: recordingSubject,
  reads: [shotsOfRecording, visualContextsOfRecording, facesOfRecording, bodiesOfRecording, handsOfRecording],
  needs: 'video',
  empty: [],
  lane: 'faces',
  run: new URL('./find-actions.ts', import.meta.url),
  store: actionStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, label, kind, confidence, box, actor, target }) => ({
      start: startSeconds,
      end: endSeconds,
      label,
      kind,
      confidence,
      box,
      ...(actor && { actor: { of: actor.of, place: actor.place } }),
      ...(target && { target: { of: target.of, place: target.place } }),
    })),
});
