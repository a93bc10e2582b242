import { setImmediate as nextTurn } from 'node:timers/promises';
import { appendChanges } from '../graph/change-log.ts';
import { defineCorpusInference } from '../inference/define-corpus-inference.ts';
import { soundFormsOfLexicon } from '../phonetics/forms/sound-forms-inference.ts';
import { namelessConceptsOfLexicon } from '../sight/appearance/nameless-concepts-inference.ts';
import { actionsOfRecording } from '../sight/actions/actions-inference.ts';
import { visualContextsOfRecording } from '../sight/contexts/visual-contexts-inference.ts';
import { qualitiesOfRecording } from '../sight/qualities/qualities-inference.ts';
import { scenesOfRecording } from '../sight/scenes/scenes-inference.ts';
import { soundEventsOfRecording } from '../sound/sound-events-inference.ts';
import { observe } from './cross-situational-learner.ts';
import { forgetEvidence, readSituations, writeEvidence, type PlacedSituation } from './evidence.store.ts';
import { emptyState, type LearnerState } from './learner-state.ts';
import { learnerStates, packChange, writeState, type StateChange } from './learner-state.store.ts';
import { MappingStore } from './mapping.store.ts';
import { mappings, type LearnedMapping } from './mappings.ts';
import type { Phrase } from './phrases/learn-phrases.ts';
import { PhraseUnits } from './phrases/phrase-units.ts';
import { PhraseStore } from './phrases/phrase.store.ts';
import type { SettledLexicon, SettlingInput } from './settle-lexicon.ts';
import { restoreState } from './stored-state.ts';
import { Verdicts } from './verdicts.ts';

interface MappingsDelta {
  readonly situations: readonly PlacedSituation[];
  readonly state: LearnerState;
  readonly change: StateChange;
  readonly learned: readonly LearnedMapping[];
  /** The forms that were reconsidered; absent after a settling, which reconsiders all. */
  readonly formIds?: readonly string[];
  readonly store: MappingStore;
  /** After a settling. */
  readonly phrases?: { readonly learned: readonly Phrase[]; readonly units: PhraseUnits; readonly store: PhraseStore };
}

/** Steps yield to the event loop after this many: some ten milliseconds. */
const situationsAtOnce = 100;
const settling = new URL('./settle-lexicon.ts', import.meta.url);

/** What each form of a lexicon means: situations in, mappings with probabilities out. */
export const mappingsOfLexicon = defineCorpusInference<MappingsDelta>({
  name: 'mappings',
  version: '3',
  reads: [
    soundEventsOfRecording,
    visualContextsOfRecording,
    actionsOfRecording,
    scenesOfRecording,
    qualitiesOfRecording,
  ],
  after: [soundFormsOfLexicon, namelessConceptsOfLexicon],

  async step(recordingIds, { lexiconId, graph }) {
    const store = new MappingStore(graph);
    const situations = await readSituations(graph, lexiconId, recordingIds);
    const state = (await learnerStates.take(graph, lexiconId)) ?? emptyState();
    const verdicts = new Verdicts(await store.verdicts(lexiconId));
    const units = await new PhraseStore(graph).units(lexiconId);
    const formIds = new Set<string>();
    const conceptIds = new Set<string>();
    let consolidated = false;
    for (const [i, situation] of situations.entries()) {
      if (i % situationsAtOnce === situationsAtOnce - 1) await nextTurn();
      const joined = units.join(situation);
      if (observe(state, joined, { verdicts })) consolidated = true;
      for (const { forms } of joined.heard) for (const { formId } of forms) formIds.add(formId);
      for (const { conceptId } of situation.saw) conceptIds.add(conceptId);
    }
    if (consolidated) {
      for (const id of state.forms.symbols.ids) formIds.add(id);
      for (const id of state.concepts.symbols.ids) conceptIds.add(id);
    }
    // Reviewed pairs come along however unlikely they are: their nodes stay.
    const learned = mappings(state, { minimumProbability: 0, formIds });
    for (const formId of formIds) for (const conceptId of verdicts.conceptIds(formId)) conceptIds.add(conceptId);
    const change = await packChange(state, { formIds, conceptIds });
    return { situations, state, change, learned, formIds: [...formIds], store };
  },

  async settle({ lexiconId, graph, lanes, signal }) {
    const store = new MappingStore(graph);
    const situations = await readSituations(graph, lexiconId);
    const input: SettlingInput = { situations, verdicts: await store.verdicts(lexiconId) };
    const settled = await lanes.call<SettledLexicon>('meaning', settling, input, { signal });
    const state = restoreState(settled.state);
    const learned = mappings(state, { minimumProbability: 0 });
    const units = new PhraseUnits(settled.units);
    const phrases = { learned: settled.phrases, units, store: new PhraseStore(graph) };
    return { situations, state, change: await packChange(state), learned, store, phrases };
  },

  async write({ situations, state, change, learned, formIds, store, phrases }, lexiconId, transaction) {
    await writeEvidence(situations, lexiconId, formIds === undefined, transaction);
    const changes = await store.replace(learned, lexiconId, formIds, transaction);
    if (phrases) await phrases.store.replace(phrases.learned, phrases.units, lexiconId, transaction);
    await writeState(change, lexiconId, transaction);
    learnerStates.keep(lexiconId, change.revision, state);
    await appendChanges(
      transaction,
      changes.map((change) => ({ kind: 'MAPPING_CHANGED', lexiconId, payload: { ...change } })),
    );
  },

  async forget(recordingId, transaction) {
    await forgetEvidence(recordingId, transaction);
  },
});
