import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { textStore } from './text.store.ts';
import type { TextFound, TextRecord } from './text-in-view.ts';

/** What is written in view: signs, labels, captions in the picture. */
export const textsOfRecording = defineInference<readonly TextFound[], readonly TextRecord[]>({
  name: 'texts-in-view',
  version: '1',
  subject: recordingSubject,
  reads: [],
  needs: 'video',
  empty: [],
  // Of its own: a page of text takes longer to read than all else that is seen.
  lane: 'reading',
  run: new URL('./find-texts.ts', import.meta.url),
  store: textStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, ...text }) => ({
      start: startSeconds,
      end: endSeconds,
      ...text,
    })),
});
