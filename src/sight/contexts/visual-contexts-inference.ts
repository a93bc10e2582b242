import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { detectorModels } from '../objects/object-detector-of-choice.ts';
import { shotsOfRecording } from '../shots/shots-inference.ts';
import type { SightFound, SightRecord } from './visual-context.ts';
import { visualContextStore } from './visual-context.store.ts';

/** What was in view, interval by interval: objects by name, and everything by its looks. */
export const visualContextsOfRecording = defineInference<SightFound, SightRecord>({
  name: 'visual-contexts',
  version: '3',
  subject: recordingSubject,
  reads: [shotsOfRecording],
  models: ['human', 'appearance', ...detectorModels],
  needs: 'video',
  empty: { appearances: [], contexts: [] },
  lane: 'sight',
  run: new URL('./recognise-visual-contexts.ts', import.meta.url),
  store: visualContextStore,
  report: ([recording]) => {
    const { contexts = [], appearances = [] } = recording?.result ?? {};
    return contexts.map(({ startSeconds, endSeconds, concepts, things }) => ({
      start: startSeconds,
      end: endSeconds,
      concepts: [
        ...concepts,
        ...things.map(({ appearance, box }) => ({
          label: null,
          kind: 'UNNAMED',
          confidence: appearances[appearance]!.confidence,
          box,
        })),
      ],
    }));
  },
});
