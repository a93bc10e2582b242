import { cypher } from '../../graph/cypher-query.ts';
import type { FoundSubject, SubjectKind } from '../../inference/define-inference.ts';

const findTranscriptSubjects = cypher('emotion/find-transcript-subjects');
const listTranscriptIds = cypher('emotion/list-transcript-ids');

/** What runs are given of a transcript. */
export interface TranscriptText {
  readonly language: string;
  /** In order of time. */
  readonly cues: readonly { readonly id: string; readonly text: string }[];
}

async function find(...[ids, graph]: Parameters<SubjectKind['find']>): Promise<readonly FoundSubject[]> {
  return await graph.read<FoundSubject>(findTranscriptSubjects, { ids });
}

/** One transcript. An imported one never changes under its id, and where a model writes one anew, what was made from it is taken back. */
export const transcriptSubject: SubjectKind = {
  label: 'Transcript',
  isRecording: false,
  find,
  async ofRecording(recordingId, graph) {
    const rows = await graph.read<{ id: string }>(listTranscriptIds, { recordingId });
    return await find(
      rows.map(({ id }) => id),
      graph,
    );
  },
  // A file has none; `infer emotion` takes one beside it.
  ofFile: () => [],
};
