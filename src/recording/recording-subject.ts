import { cypher } from '../graph/cypher-query.ts';
import type { FoundSubject, SubjectKind } from '../inference/define-inference.ts';

const findRecordingSubjects = cypher('recording/find-recording-subjects');

/** A whole recording, as the subject of an inference. */
export const recordingSubject: SubjectKind = {
  label: 'Recording',
  isRecording: true,
  find: (ids, graph) => graph.read<FoundSubject>(findRecordingSubjects, { ids }),
  ofRecording: (recordingId, graph) => graph.read<FoundSubject>(findRecordingSubjects, { ids: [recordingId] }),
  ofFile: (facts) => [{ id: 'recording', startSeconds: 0, endSeconds: facts.durationSeconds }],
};
