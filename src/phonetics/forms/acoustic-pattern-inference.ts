import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import { defineInference, type InferenceStore } from '../../inference/define-inference.ts';
import { callSubject, utteranceSubject } from '../../sound/sound-event-subject.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { patternDims, type AcousticPattern } from './acoustic-pattern.ts';

const writeAcousticPatterns = cypher('phonetics/write-acoustic-patterns');
const readAcousticPatterns = cypher('phonetics/read-acoustic-patterns');
const forgetAcousticPatterns = cypher('phonetics/forget-acoustic-patterns');

const acousticPatternStore: InferenceStore<AcousticPattern, AcousticPattern> = {
  async write(runs, transaction) {
    await transaction.run(writeAcousticPatterns, {
      runs: runs.map(({ result, ...run }) => ({ ...run, id: nodeId('pattern', run.runId), heard: { ...result } })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; pattern: AcousticPattern }>(readAcousticPatterns, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.pattern]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetAcousticPatterns, { recordingId });
  },
};

/** What each utterance sounded like: the stuff that sound forms are found in. */
export const acousticPatternOfUtterance = defineInference<AcousticPattern, AcousticPattern>({
  name: 'acoustic-pattern',
  version: '1',
  subject: utteranceSubject,
  reads: [soundEventsOfRecording],
  needs: 'audio',
  empty: { startSeconds: 0, frames: 0, dims: patternDims, features: new Uint8Array() },
  lane: 'hearing',
  run: new URL('./extract-acoustic-patterns.ts', import.meta.url),
  store: acousticPatternStore,
  report: (results) =>
    results.map(({ subject, result }) => ({
      start: subject.startSeconds,
      end: subject.endSeconds,
      frames: result.frames,
      dims: result.dims,
      features: Buffer.from(result.features).toString('base64'),
    })),
});

/** The same of whatever may be a call, in a file that is held against a lexicon of a species. */
export const acousticPatternOfCall = { ...acousticPatternOfUtterance, subject: callSubject };
