import { cypher } from '../graph/cypher-query.ts';
import type { FoundSubject, SubjectKind } from '../inference/define-inference.ts';
import { mayBeCall } from './may-be-call.ts';
import { voiceLabel, type HeardSoundEvent } from './sound-event.ts';

const findSoundEventSubjects = cypher('sound/find-sound-event-subjects');
const listSoundEventSubjects = cypher('sound/list-sound-event-subjects');

/** One sound event, as the subject of an inference. */
export const soundEventSubject: SubjectKind = subjectsAmong('SoundEvent', false);

/** One stretch of voice; in the recordings of a lexicon of a species, one that may be a call. */
export const utteranceSubject: SubjectKind = subjectsAmong('Utterance', true);

/** The same of a file that is held against a lexicon of a species. */
export const callSubject: SubjectKind = { ...utteranceSubject, ofFile: eventsOfFile(mayBeCall) };

function subjectsAmong(label: string, voiceOnly: boolean): SubjectKind {
  return {
    label,
    isRecording: false,
    find: (ids, graph) => graph.read<FoundSubject>(findSoundEventSubjects, { ids }),
    ofRecording: (recordingId, graph) => graph.read<FoundSubject>(listSoundEventSubjects, { recordingId, voiceOnly }),
    ofFile: eventsOfFile(({ label: heard }) => !voiceOnly || heard === voiceLabel),
  };
}

function eventsOfFile(isSubject: (event: HeardSoundEvent) => boolean): SubjectKind['ofFile'] {
  return (_facts, results) => {
    const events = (results['sound-events'] ?? []) as readonly HeardSoundEvent[];
    return events.flatMap((event, place) => {
      const { startSeconds, endSeconds } = event;
      return isSubject(event) ? [{ id: `event ${place}`, startSeconds, endSeconds }] : [];
    });
  };
}
