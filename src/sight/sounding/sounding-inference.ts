import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { heardSourcesOfRecording } from '../../sound/sources/heard-sources-inference.ts';
import { visualContextsOfRecording } from '../contexts/visual-contexts-inference.ts';
import { bodiesOfRecording } from '../people/bodies-inference.ts';
import { facesOfRecording } from '../people/faces-inference.ts';
import { shotsOfRecording } from '../shots/shots-inference.ts';
import { soundingStore } from './sounding.store.ts';
import type { SoundingFound, SoundingRecord } from './sounding.ts';

/** Who or what in view makes what is heard. */
export const soundingOfRecording = defineInference<readonly SoundingFound[], readonly SoundingRecord[]>({
  name: 'sounding',
  version: '1',
  subject: recordingSubject,
  reads: [heardSourcesOfRecording, shotsOfRecording, visualContextsOfRecording, facesOfRecording, bodiesOfRecording],
  needs: 'video',
  empty: [],
  lane: 'hearing',
  run: new URL('./find-sounding.ts', import.meta.url),
  store: soundingStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, heard, seen, confidence }) => ({
      start: startSeconds,
      end: endSeconds,
      source: heard.place + 1,
      seen: { of: seen.of, place: seen.place },
      confidence,
    })),
});
