import { defineInference } from '../../inference/define-inference.ts';
import { utteranceSubject } from '../../sound/sound-event-subject.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import type { HeardPhones } from './phone.ts';
import { phoneStore, type StoredPhones } from './phone.store.ts';

/** The phones of each utterance, in IPA, whatever the language. */
export const phonesOfUtterance = defineInference<HeardPhones, StoredPhones>({
  name: 'phones',
  version: '1',
  subject: utteranceSubject,
  reads: [soundEventsOfRecording],
  models: ['phone-recogniser'],
  needs: 'audio',
  empty: { phones: [], silence: 'NO_VOICE' },
  lane: 'hearing',
  // Some twenty phones a subject: three hours of talk at once would fill the store's memory.
  mostSubjects: 128,
  run: new URL('./recognise-phones.ts', import.meta.url),
  store: phoneStore,
  report: (results) =>
    results.flatMap(({ result }) =>
      result.phones.map(({ startSeconds, endSeconds, ipa, confidence, alternatives, stress, tone }) => ({
        start: startSeconds,
        end: endSeconds,
        ipa,
        confidence,
        alternatives,
        stress,
        tone,
      })),
    ),
});
