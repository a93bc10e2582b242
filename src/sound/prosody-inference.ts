import { cypher } from '../graph/cypher-query.ts';
import { nodeId } from '../graph/node-id.ts';
import { defineInference, type InferenceStore } from '../inference/define-inference.ts';
import type { MeasuredProsody } from './prosody.ts';
import { soundEventSubject } from './sound-event-subject.ts';
import { soundEventsOfRecording } from './sound-events-inference.ts';

const writeProsody = cypher('sound/write-prosody');
const readProsody = cypher('sound/read-prosody');
const forgetProsody = cypher('sound/forget-prosody');

const prosodyStore: InferenceStore<MeasuredProsody, MeasuredProsody> = {
  async write(runs, transaction) {
    await transaction.run(writeProsody, {
      runs: runs.map(({ result, ...run }) => ({ ...run, id: nodeId('prosody', run.runId), measured: { ...result } })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; prosody: MeasuredProsody }>(readProsody, { runIds });
    const byRun = new Map(rows.map((row) => [row.runId, row.prosody]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetProsody, { recordingId });
  },
};

const silent: MeasuredProsody = {
  f0MedianHz: null,
  f0MinHz: null,
  f0MaxHz: null,
  voicedShare: 0,
  f0ContourHz: [],
  f0StepSeconds: 0.01,
  intensityMeanDb: -100,
  intensityMaxDb: -100,
  spectralCentroidHz: null,
};

/** Pitch, loudness and colour of each sound event. */
export const prosodyOfSoundEvent = defineInference<MeasuredProsody, MeasuredProsody>({
  name: 'prosody',
  version: '1',
  subject: soundEventSubject,
  reads: [soundEventsOfRecording],
  needs: 'audio',
  empty: silent,
  lane: 'hearing',
  run: new URL('./measure-prosody.ts', import.meta.url),
  store: prosodyStore,
  report: (results) =>
    results.map(({ subject, result }) => ({ start: subject.startSeconds, end: subject.endSeconds, ...result })),
});
