import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { bodiesOfRecording } from '../people/bodies-inference.ts';
import { shotsOfRecording } from '../shots/shots-inference.ts';
import { handStore } from './hand.store.ts';
import type { HandFound, HandRecord } from './hand.ts';

/** People's hands: where they are, how open, which fingers are stretched, and whose they are. */
export const handsOfRecording = defineInference<readonly HandFound[], readonly HandRecord[]>({
  name: 'hands',
  version: '1',
  subject: recordingSubject,
  reads: [shotsOfRecording, bodiesOfRecording],
  models: ['hand-detector', 'hand-landmarks'],
  needs: 'video',
  empty: [],
  lane: 'faces',
  run: new URL('./find-hands.ts', import.meta.url),
  store: handStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, confidence, box, side, body, moments }) => ({
      start: startSeconds,
      end: endSeconds,
      confidence,
      box,
      side: side ?? null,
      body: body?.place ?? null,
      openness: [...moments.openness].map((value) => (Number.isNaN(value) ? null : Number(value.toFixed(2)))),
    })),
});
