import { defineCorpusInference } from '../../inference/define-corpus-inference.ts';
import type { SourcesAnswer, SourcesQuestion } from './advance-sources.ts';
import { heardSourcesOfRecording } from './heard-sources-inference.ts';
import {
  forgetIdentifications,
  readKnownVoices,
  readSourceMembers,
  readSourcesToPlace,
  writePlacedSources,
} from './placed-sources.store.ts';

const advancing = new URL('./advance-sources.ts', import.meta.url);

/** One Source for the same voice over many recordings, and what people have said of who it is. */
export const sourcesOfLexicon = defineCorpusInference<SourcesAnswer>({
  name: 'sources',
  version: '1',
  reads: [heardSourcesOfRecording],
  after: [],

  async step(recordingIds, { lexiconId, graph, lanes, signal }) {
    const heard = await readSourcesToPlace(graph, lexiconId, recordingIds);
    const question: SourcesQuestion = { lexiconId, heard, known: await readKnownVoices(graph, lexiconId) };
    return await lanes.call<SourcesAnswer>('hearing', advancing, question, { signal });
  },

  async settle({ lexiconId, graph, lanes, signal }) {
    const heard = await readSourcesToPlace(graph, lexiconId);
    const question: SourcesQuestion = { lexiconId, heard, before: await readSourceMembers(graph, lexiconId) };
    return await lanes.call<SourcesAnswer>('hearing', advancing, question, { signal });
  },

  write: writePlacedSources,

  // What is heard in the recording goes with it; the settling that follows retires what is left empty.
  forget: forgetIdentifications,
});
