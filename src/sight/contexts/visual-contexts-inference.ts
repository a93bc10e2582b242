import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import type { VisualContextRecord } from '../concepts/concept.ts';
import type { VisualContextFound } from './visual-context.ts';
import { visualContextStore } from './visual-context.store.ts';

/** What was in view, interval by interval: objects by name, and everything by its looks. */
export const visualContextsOfRecording = defineInference<readonly VisualContextFound[], readonly VisualContextRecord[]>(
  {
    name: 'visual-contexts',
    version: '1',
    subject: recordingSubject,
    reads: [],
    models: ['human', 'appearance'],
    needs: 'video',
    empty: [],
    lane: 'sight',
    run: new URL('./recognise-visual-contexts.ts', import.meta.url),
    store: visualContextStore,
    report: ([recording]) =>
      (recording?.result ?? []).map(({ startSeconds, endSeconds, concepts, appearances }) => ({
        start: startSeconds,
        end: endSeconds,
        concepts: [
          ...concepts,
          ...appearances.map(({ confidence, box }) => ({ label: null, kind: 'UNNAMED', confidence, box })),
        ],
      })),
  },
);
