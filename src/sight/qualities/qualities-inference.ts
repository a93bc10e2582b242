import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { visualContextsOfRecording } from '../contexts/visual-contexts-inference.ts';
import { qualityStore } from './quality.store.ts';
import type { QualityFound, QualityRecord } from './quality.ts';

/** How things in view are and how they lie to one another: colours, sizes, numbers, relations. */
export const qualitiesOfRecording = defineInference<readonly QualityFound[], readonly QualityRecord[]>({
  name: 'qualities',
  version: '1',
  subject: recordingSubject,
  reads: [visualContextsOfRecording],
  needs: 'video',
  empty: [],
  lane: 'faces',
  run: new URL('./find-qualities.ts', import.meta.url),
  store: qualityStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, kind, label, confidence, box, of }) => ({
      start: startSeconds,
      end: endSeconds,
      kind,
      label,
      confidence,
      box,
      appearances: of.map(({ place }) => place),
    })),
});
