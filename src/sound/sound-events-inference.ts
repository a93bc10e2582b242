import { defineInference } from '../inference/define-inference.ts';
import { recordingSubject } from '../recording/recording-subject.ts';
import type { HeardSoundEvent, SoundEventRecord } from './sound-event.ts';
import { soundEventStore } from './sound-event.store.ts';

/** What was heard in a recording: voice and other sounds, with their times. */
export const soundEventsOfRecording = defineInference<readonly HeardSoundEvent[], readonly SoundEventRecord[]>({
  name: 'sound-events',
  version: '4',
  subject: recordingSubject,
  reads: [],
  models: ['silero-vad', 'sound-events'],
  needs: 'audio',
  empty: [],
  lane: 'hearing',
  run: new URL('./recognise-sound-events.ts', import.meta.url),
  store: soundEventStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, label, kind, confidence, lowHz, highHz }) => ({
      start: startSeconds,
      end: endSeconds,
      label,
      kind,
      confidence,
      ...(lowHz !== undefined && { lowHz }),
      ...(highHz !== undefined && { highHz }),
    })),
});
