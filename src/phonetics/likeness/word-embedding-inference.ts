import { cypher } from '../../graph/cypher-query.ts';
import { nodeId } from '../../graph/node-id.ts';
import { defineInference, type InferenceStore } from '../../inference/define-inference.ts';
import { modelChecksum } from '../../inference/model-card.ts';
import { soundEventSubject } from '../../sound/sound-event-subject.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import type { EmbeddedStretch, SoundEmbedding } from './sound-embedding.ts';

const writeSoundStretches = cypher('phonetics/write-sound-stretches');
const readSoundStretches = cypher('phonetics/read-sound-stretches');
const forgetSoundStretches = cypher('phonetics/forget-sound-stretches');

const models = ['phone-recogniser', 'word-embedding'] as const;

/** Only vectors of one space can be compared: it is named by the networks that make them. */
export function embeddingSpace(): string {
  return models.map((model) => modelChecksum(model).slice(0, 16)).join(' ');
}

/** @param space named into what is written, and into what is searched */
export function soundEmbeddingStore(space: () => string): InferenceStore<SoundEmbedding, SoundEmbedding> {
  return {
    async write(runs, transaction) {
      await transaction.run(writeSoundStretches, {
        space: space(),
        runs: runs.map(({ result, ...run }) => ({
          ...run,
          stretches: result.stretches.map(({ startSeconds, endSeconds, vector }, ordinal) => ({
            id: nodeId('stretch', run.runId, ordinal),
            facts: { ordinal, startSeconds, endSeconds },
            vector,
          })),
        })),
      });
    },

    async read(runIds, graph) {
      const rows = await graph.read<{ runId: string; stretches: EmbeddedStretch[] }>(readSoundStretches, { runIds });
      const byRun = new Map(rows.map(({ runId, stretches }) => [runId, { stretches }]));
      return runIds.map((id) => byRun.get(id));
    },

    async forget(recordingId, transaction) {
      await transaction.run(forgetSoundStretches, { recordingId });
    },
  };
}

/** What each sound event sounds like, as points that are near each other where sounds are alike; voice or not. */
export const embeddingOfSoundEvent = defineInference<SoundEmbedding, SoundEmbedding>({
  name: 'word-embedding',
  version: '1',
  subject: soundEventSubject,
  reads: [soundEventsOfRecording],
  models,
  needs: 'audio',
  empty: { stretches: [] },
  lane: 'hearing',
  mostSubjects: 128,
  run: new URL('./embed-sounds.ts', import.meta.url),
  store: soundEmbeddingStore(embeddingSpace),
  report: (results) =>
    results.flatMap(({ result }) =>
      result.stretches.map(({ startSeconds, endSeconds, vector }) => ({
        start: startSeconds,
        end: endSeconds,
        vector,
      })),
    ),
});
