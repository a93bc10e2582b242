import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import { defineInference, type InferenceStore } from '../../inference/define-inference.ts';
import { utteranceSubject } from '../../sound/sound-event-subject.ts';
import { phonesOfUtterance } from '../phones/phones-inference.ts';
import { spellTogether, type SpeltUtterance } from './spell-utterance.ts';

const writeRespellings = cypher('phonetics/write-respellings');
const readRespellings = cypher('phonetics/read-respellings');
const forgetRespellings = cypher('phonetics/forget-respellings');

const respellingStore: InferenceStore<SpeltUtterance, SpeltUtterance> = {
  async write(runs, transaction) {
    await transaction.run(writeRespellings, {
      runs: runs.map(({ result, ...run }) => ({ ...run, ...result, id: nodeId('respelling', run.runId) })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; spelt: SpeltUtterance }>(readRespellings, { runIds });
    const byRun = new Map(rows.map(({ runId, spelt }) => [runId, spelt]));
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetRespellings, { recordingId });
  },
};

/** How an English reader would read each utterance. */
export const respellingOfUtterance = defineInference<SpeltUtterance, SpeltUtterance>({
  name: 'respelling',
  version: '1',
  subject: utteranceSubject,
  reads: [phonesOfUtterance],
  needs: 'audio',
  empty: { ipa: '', respelling: '' },
  lane: 'hearing',
  run: new URL('./spell-utterances.ts', import.meta.url),
  store: respellingStore,
  report: (results) => spellTogether(results.map(({ result }) => result)),
});
