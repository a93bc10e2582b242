import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import { defineInference, type InferenceStore } from '../../inference/define-inference.ts';
import { utteranceSubject } from '../../sound/sound-event-subject.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { languageReport } from './language-report.ts';
import type { LanguageVerdict, LanguageWindow, SpokenLanguage } from './spoken-language.ts';

const writeSpokenLanguages = cypher('phonetics/write-spoken-languages');
const readSpokenLanguages = cypher('phonetics/read-spoken-languages');
const forgetSpokenLanguages = cypher('phonetics/forget-spoken-languages');

/** As it is stored: windows side by side, since a node's properties are lists of numbers. */
interface StoredRow extends LanguageVerdict {
  readonly languages: readonly string[];
  readonly windowStarts: readonly number[];
  readonly windowEnds: readonly number[];
  readonly probabilities: readonly number[];
}

const spokenLanguageStore: InferenceStore<SpokenLanguage, SpokenLanguage> = {
  async write(runs, transaction) {
    await transaction.run(writeSpokenLanguages, {
      runs: runs.map(({ result, ...run }) => ({
        ...run,
        id: nodeId('spoken-language', run.runId),
        facts: { ...windowsToRows(result) },
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; facts: StoredRow }>(readSpokenLanguages, { runIds });
    const byRun = new Map(rows.map(({ runId, facts }) => [runId, rowsToWindows(facts)]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetSpokenLanguages, { recordingId });
  },
};

function windowsToRows({ language, confidence, languages, windows }: SpokenLanguage): StoredRow {
  return {
    language,
    confidence,
    languages,
    windowStarts: windows.map(({ startSeconds }) => startSeconds),
    windowEnds: windows.map(({ endSeconds }) => endSeconds),
    probabilities: windows.flatMap(({ probabilities }) => probabilities),
  };
}

function rowsToWindows({ windowStarts, windowEnds, probabilities, ...facts }: StoredRow): SpokenLanguage {
  const width = facts.languages.length;
  const windows = windowStarts.map((startSeconds, i): LanguageWindow => ({
    startSeconds,
    endSeconds: windowEnds[i]!,
    probabilities: probabilities.slice(i * width, (i + 1) * width),
  }));
  return { ...facts, windows };
}

/** In which language each utterance is; of those that the identifier knows by name, or another one. */
export const languageOfUtterance = defineInference<SpokenLanguage, SpokenLanguage>({
  name: 'language',
  version: '1',
  subject: utteranceSubject,
  reads: [soundEventsOfRecording],
  models: ['phone-recogniser', 'language-identifier'],
  needs: 'audio',
  empty: { language: null, confidence: 0, languages: [], windows: [] },
  lane: 'hearing',
  run: new URL('./identify-languages.ts', import.meta.url),
  store: spokenLanguageStore,
  report: languageReport,
});
