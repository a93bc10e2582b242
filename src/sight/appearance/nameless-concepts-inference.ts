import { defineCorpusInference, type CorpusScope } from '../../inference/define-corpus-inference.ts';
import type { ThingsAnswer, ThingsQuestion } from './advance-appearances.ts';
import type { SeenAppearance } from './appearance-clusterer.ts';
import {
  packState,
  readSeenAppearances,
  readState,
  readThings,
  writeThings,
  type ThingsDelta,
} from './nameless-concepts.store.ts';
import { visualContextsOfRecording } from '../contexts/visual-contexts-inference.ts';

const advancing = new URL('./advance-appearances.ts', import.meta.url);

/** Things that recur, found by their looks: what cannot be named can still be meant, and a person can name it later. */
export const namelessConceptsOfLexicon = defineCorpusInference<ThingsDelta>({
  name: 'nameless-concepts',
  version: '1',
  reads: [visualContextsOfRecording],
  after: [],

  async step(recordingIds, scope) {
    const { lexiconId, graph } = scope;
    const appearances = await readSeenAppearances(graph, lexiconId, recordingIds);
    const state = await readState(graph, lexiconId);
    return await advance(scope, appearances, { ...(state && { state }) });
  },

  async settle(scope) {
    const { lexiconId, graph } = scope;
    const appearances = await readSeenAppearances(graph, lexiconId);
    return await advance(scope, appearances, { before: await readThings(graph, lexiconId) });
  },

  write: writeThings,

  // Appearances go with what was seen in the recording; the settling that follows retires what is left empty.
  forget: () => Promise.resolve(),
});

async function advance(
  { lexiconId, lanes, signal }: CorpusScope,
  appearances: readonly SeenAppearance[],
  from: Pick<ThingsQuestion, 'state' | 'before'>,
): Promise<ThingsDelta> {
  const question: ThingsQuestion = { lexiconId, appearances, ...from };
  const { state, ...answer } = await lanes.call<ThingsAnswer>('sight', advancing, question, { signal });
  return { ...answer, state: await packState(state) };
}
