import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { soundEventsOfRecording } from '../sound-events-inference.ts';
import type { HeardSource, HeardSourceRecord } from './heard-source.ts';
import { heardSourceStore } from './heard-source.store.ts';

/** Who or what sounds when in a recording: voices told apart, other sounds by their labels. */
export const heardSourcesOfRecording = defineInference<readonly HeardSource[], readonly HeardSourceRecord[]>({
  name: 'heard-sources',
  version: '2',
  subject: recordingSubject,
  reads: [soundEventsOfRecording],
  models: ['speaker-embedding'],
  needs: 'audio',
  empty: [],
  lane: 'hearing',
  run: new URL('./hear-sources.ts', import.meta.url),
  store: heardSourceStore,
  report: ([recording]) =>
    (recording?.result ?? [])
      .flatMap(({ kind, label, turns }, place) =>
        turns.map(({ startSeconds, endSeconds }) => ({
          start: startSeconds,
          end: endSeconds,
          source: place + 1,
          kind,
          label,
        })),
      )
      .sort((a, b) => a.start - b.start),
});
