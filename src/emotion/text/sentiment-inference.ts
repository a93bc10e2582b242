import { defineInference, type InferenceStore } from '../../inference/define-inference.ts';
import type { Feeling } from '../feeling.ts';
import { isSaying } from '../feeling.ts';
import { feelingRow, forgetFeelings, readFeelings, writeFeelings } from '../feeling.store.ts';
import { transcriptSubject } from './transcript-subject.ts';

/** What the words of a cue say that is felt. */
export interface CueFeeling {
  readonly cueId: string;
  readonly feeling: Feeling;
}

const sentimentStore: InferenceStore<readonly CueFeeling[], readonly CueFeeling[]> = {
  async write(runs, transaction) {
    const rows = runs.flatMap((run) =>
      run.result.map(({ cueId, feeling }, ordinal) =>
        feelingRow({ ...run, subjectId: cueId }, { channel: 'text', feeling }, ordinal),
      ),
    );
    await writeFeelings(rows, transaction);
  },

  async read(runIds, graph) {
    const found = await readFeelings(runIds, graph);
    return found.map((feelings) =>
      feelings?.flatMap(({ subjectId: cueId, channel }) =>
        isSaying(channel) ? [{ cueId, feeling: channel.feeling }] : [],
      ),
    );
  },

  async forget(recordingId, transaction) {
    await forgetFeelings(recordingId, ['text'], transaction);
  },
};

/** What the words of a transcript say that is felt, cue by cue; of cues that say nothing, nothing. */
export const sentimentOfTranscript = defineInference<readonly CueFeeling[], readonly CueFeeling[]>({
  name: 'sentiment',
  version: '1',
  subject: transcriptSubject,
  reads: [],
  needs: 'audio',
  empty: [],
  lane: 'reading',
  run: new URL('./read-transcripts.ts', import.meta.url),
  store: sentimentStore,
  report: (results) => results.flatMap(({ result }) => result),
});
