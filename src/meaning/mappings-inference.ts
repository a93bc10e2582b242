import { appendChanges } from '../graph/change-log.ts';
import { defineCorpusInference } from '../inference/define-corpus-inference.ts';
import { soundFormsOfLexicon } from '../phonetics/sound-forms-inference.ts';
import { namelessConceptsOfLexicon } from '../sight/nameless-concepts-inference.ts';
import { visualContextsOfRecording } from '../sight/visual-contexts-inference.ts';
import { soundEventsOfRecording } from '../sound/sound-events-inference.ts';
import { observe } from './cross-situational-learner.ts';
import { forgetEvidence, readSituations, writeEvidence, type PlacedSituation } from './evidence.store.ts';
import { emptyState } from './learner-state.ts';
import { packState, readState, writeState } from './learner-state.store.ts';
import { MappingStore } from './mapping.store.ts';
import { mappings, type LearnedMapping } from './mappings.ts';
import type { SettlingInput } from './settle-lexicon.ts';
import { restoreState, type StoredState } from './stored-state.ts';
import { Verdicts } from './verdicts.ts';

interface MappingsDelta {
  readonly situations: readonly PlacedSituation[];
  readonly state: Uint8Array;
  readonly learned: readonly LearnedMapping[];
  /** The forms that were reconsidered; absent after a settling, which reconsiders all. */
  readonly formIds?: readonly string[];
  readonly store: MappingStore;
}

const settling = new URL('./settle-lexicon.ts', import.meta.url);

/** What each form of a lexicon means: situations in, mappings with probabilities out. */
export const mappingsOfLexicon = defineCorpusInference<MappingsDelta>({
  name: 'mappings',
  version: '2',
  reads: [soundEventsOfRecording, visualContextsOfRecording],
  after: [soundFormsOfLexicon, namelessConceptsOfLexicon],

  async step(recordingIds, { lexiconId, graph }) {
    const store = new MappingStore(graph);
    const situations = await readSituations(graph, lexiconId, recordingIds);
    const state = (await readState(graph, lexiconId)) ?? emptyState();
    const verdicts = new Verdicts(await store.verdicts(lexiconId));
    const formIds = new Set<string>();
    for (const situation of situations) {
      observe(state, situation, { verdicts });
      for (const token of situation.heard) for (const { formId } of token.forms) formIds.add(formId);
    }
    // Reviewed pairs come along however unlikely they are: their nodes stay.
    const learned = mappings(state, { minimumProbability: 0, formIds });
    return { situations, state: await packState(state), learned, formIds: [...formIds], store };
  },

  async settle({ lexiconId, graph, lanes, signal }) {
    const store = new MappingStore(graph);
    const situations = await readSituations(graph, lexiconId);
    const input: SettlingInput = { situations, verdicts: await store.verdicts(lexiconId) };
    const state = restoreState(await lanes.call<StoredState>('meaning', settling, input, { signal }));
    return { situations, state: await packState(state), learned: mappings(state, { minimumProbability: 0 }), store };
  },

  async write({ situations, state, learned, formIds, store }, lexiconId, transaction) {
    await writeEvidence(situations, lexiconId, formIds === undefined, transaction);
    const changes = await store.replace(learned, lexiconId, formIds, transaction);
    await writeState(state, lexiconId, transaction);
    await appendChanges(
      transaction,
      changes.map((change) => ({ kind: 'MAPPING_CHANGED', lexiconId, payload: { ...change } })),
    );
  },

  async forget(recordingId, transaction) {
    await forgetEvidence(recordingId, transaction);
  },
});
