import { cypher } from '../graph/cypher-query.ts';
import type { FoundSubject, SubjectKind } from '../inference/define-inference.ts';
import { voiceLabel, type HeardSoundEvent } from './sound-event.ts';

const findSoundEventSubjects = cypher('sound/find-sound-event-subjects');
const listSoundEventSubjects = cypher('sound/list-sound-event-subjects');

/** One sound event, as the subject of an inference. */
export const soundEventSubject: SubjectKind = subjectsAmong('SoundEvent', false);

/** One stretch of voice. */
export const utteranceSubject: SubjectKind = subjectsAmong('Utterance', true);

function subjectsAmong(label: string, voiceOnly: boolean): SubjectKind {
  return {
    label,
    isRecording: false,
    find: (ids, graph) => graph.read<FoundSubject>(findSoundEventSubjects, { ids }),
    ofRecording: (recordingId, graph) => graph.read<FoundSubject>(listSoundEventSubjects, { recordingId, voiceOnly }),
    ofFile: (_facts, results) => {
      const events = (results['sound-events'] ?? []) as readonly HeardSoundEvent[];
      return events.flatMap(({ label: heard, startSeconds, endSeconds }, place) =>
        voiceOnly && heard !== voiceLabel ? [] : [{ id: `event ${place}`, startSeconds, endSeconds }],
      );
    },
  };
}
