import { describe, expect, it } from 'vitest';
import { mayBeCall } from '../../src/sound/may-be-call.ts';
import { callSubject, utteranceSubject } from '../../src/sound/sound-event-subject.ts';
import type { HeardSoundEvent } from '../../src/sound/sound-event.ts';

const heard = (label: string, kind: HeardSoundEvent['kind']): HeardSoundEvent => ({
  ...{ startSeconds: 1, endSeconds: 2, label, kind, confidence: 0.9 },
});
const events = [
  heard('voice', 'HUMAN'),
  heard('tonal', 'UNKNOWN'),
  heard('impulse', 'UNKNOWN'),
  heard('noise', 'UNKNOWN'),
  heard('engine', 'MACHINE'),
  heard('bark', 'ANIMAL'),
  heard('ultrasound', 'UNKNOWN'),
];

describe('what may be a call', () => {
  it('is whatever can be heard, is no broadband noise and of no other known source', () => {
    expect(events.filter(mayBeCall).map(({ label }) => label)).toEqual(['voice', 'tonal', 'impulse', 'bark']);
  });

  it('is a subject in a file of an animal; else voice alone is', () => {
    const facts = {} as Parameters<typeof callSubject.ofFile>[0];
    const idsOf = (kind: typeof callSubject) => kind.ofFile(facts, { 'sound-events': events }).map(({ id }) => id);
    expect(idsOf(callSubject)).toEqual(['event 0', 'event 1', 'event 2', 'event 5']);
    expect(idsOf(utteranceSubject)).toEqual(['event 0']);
    expect(callSubject.ofFile(facts, {})).toEqual([]);
  });
});
