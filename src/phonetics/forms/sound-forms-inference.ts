import { defineCorpusInference, type CorpusScope } from '../../inference/define-corpus-inference.ts';
import { embeddingOfSoundEvent, embeddingSpace } from '../likeness/word-embedding-inference.ts';
import { phonesOfUtterance } from '../phones/phones-inference.ts';
import { acousticPatternOfUtterance } from './acoustic-pattern-inference.ts';
import type { FormsAnswer, FormsQuestion } from './advance-forms.ts';
import {
  forgetTokens,
  packState,
  readForms,
  readState,
  readUtterances,
  writeForms,
  type FormsDelta,
  type HeardUtterance,
} from './form-corpus.store.ts';
import { heardToken } from './heard-token.ts';

const advancing = new URL('./advance-forms.ts', import.meta.url);

/** Sound patterns that recur over the recordings of a lexicon, found without text and without knowing the language. */
export const soundFormsOfLexicon = defineCorpusInference<FormsDelta>({
  name: 'sound-forms',
  version: '5',
  reads: [acousticPatternOfUtterance, phonesOfUtterance, embeddingOfSoundEvent],
  after: [],

  async step(recordingIds, scope) {
    const { lexiconId, graph } = scope;
    const utterances = await readUtterances(graph, lexiconId, embeddingSpace(), recordingIds);
    const state = await readState(graph, lexiconId);
    return await advance(scope, utterances, { ...(state && { state }) });
  },

  async settle(scope) {
    const { lexiconId, graph } = scope;
    const utterances = await readUtterances(graph, lexiconId, embeddingSpace());
    return await advance(scope, utterances, { before: await readForms(graph, lexiconId) });
  },

  write: writeForms,
  forget: forgetTokens,
});

async function advance(
  { lexiconId, lanes, signal }: CorpusScope,
  utterances: readonly HeardUtterance[],
  from: Pick<FormsQuestion, 'state' | 'before'>,
): Promise<FormsDelta> {
  const space = embeddingSpace();
  const question: FormsQuestion = {
    lexiconId,
    tokens: utterances.map((utterance) => heardToken(utterance.tokenId, utterance, space)),
    ...from,
  };
  const { forms, assignments, parts, redirects, state } = await lanes.call<FormsAnswer>('forms', advancing, question, {
    signal,
  });
  return {
    utterances,
    forms,
    assignments,
    parts,
    redirects,
    state: await packState(state),
    settled: from.before !== undefined,
  };
}
