import type { Graph } from '../../src/graph/graph.ts';
import { nodeId } from '../../src/graph/node-id.ts';
import type { InferenceEngine } from '../../src/inference/inference-engine.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { localOwnerId } from '../../src/recording/recording.ts';
import { soundEventsOfRecording } from '../../src/sound/sound-events-inference.ts';

export const lexiconId = nodeId('lexicon', localOwnerId, 'benchmark');
export const recordingId = 'recording_benchmark';

export function soundEventRunId(engine: InferenceEngine): string {
  return engine.runId(soundEventsOfRecording, recordingId);
}

/** Forms and concepts by the root of the count, a mapping for each pair, and one recording with 200 sound events. */
export async function fillGraph(
  graph: Graph,
  mappings: number,
): Promise<{ collectionId: string; upsertsPerSecond: number }> {
  const collection = await new CollectionStore(graph).ensure('benchmark', localOwnerId, 'benchmark');
  const side = Math.ceil(Math.sqrt(mappings));
  await run(
    graph,
    'UNWIND range(0, $side - 1) AS i CREATE (:SoundForm {id: "form_" + i, lexiconId: $lexiconId, tokenCount: 1})',
    { side, lexiconId },
  );
  await run(
    graph,
    'UNWIND range(0, $side - 1) AS i CREATE (:Concept {id: "concept_" + i, lexiconId: $lexiconId, kind: "UNNAMED"})',
    { side, lexiconId },
  );
  const startedAt = performance.now();
  const batch = 5_000;
  for (let from = 0; from < mappings; from += batch) {
    await run(
      graph,
      `UNWIND range($from, $to - 1) AS i
       MATCH (form:SoundForm {id: "form_" + (i / $side)}), (concept:Concept {id: "concept_" + (i % $side)})
       MERGE (mapping:Mapping {id: "mapping_" + i})
       SET mapping.lexiconId = $lexiconId, mapping.formId = form.id, mapping.conceptId = concept.id,
         mapping.probability = ((i * 7919) % 100003) / 100003.0, mapping.low = 0.0, mapping.high = 1.0,
         mapping.status = "HYPOTHESIS", mapping.supportCount = 3, mapping.updatedAtMs = 0
       MERGE (mapping)-[:OF]->(form) MERGE (mapping)-[:MEANS]->(concept)`,
      { from, to: Math.min(mappings, from + batch), side, lexiconId },
    );
  }
  const upsertsPerSecond = (mappings / (performance.now() - startedAt)) * 1000;
  return { collectionId: collection.id, upsertsPerSecond };
}

/** The run's id follows from the engine's versions, so the events are written under the id that it will look for. */
export async function fillRecording(graph: Graph, runId: string, collectionId: string): Promise<void> {
  await run(
    graph,
    `MATCH (collection:Collection {id: $collectionId})
     CREATE (recording:Recording {id: $recordingId, collectionId: $collectionId, lexiconId: $lexiconId, ownerId: $owner,
       sha256: "0", title: "benchmark", mimeType: "audio/wav", container: "wav", kind: "AUDIO", durationSeconds: 600.0,
       sizeBytes: 1, hasAudio: true, hasVideo: false, addedAtMs: 0, state: "READY"})-[:IN]->(collection)
     CREATE (run:InferenceRun {id: $runId, key: $runId, inference: "sound-events", version: "", parameters: "[]",
       subjectId: $recordingId, recordingId: $recordingId, status: "DONE", doneAtMs: 1, current: true})
     WITH recording, run UNWIND range(0, 199) AS i
     CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance {id: "event_" + i, recordingId: $recordingId,
       collectionId: $collectionId, runId: $runId, token: "", current: true, ordinal: i, startSeconds: i * 3.0,
       endSeconds: i * 3.0 + 1.0, kind: "HUMAN", label: "voice", confidence: 0.9})
     CREATE (run)-[:WROTE]->(event)`,
    { collectionId, recordingId, lexiconId, owner: localOwnerId, runId },
  );
}

async function run(graph: Graph, text: string, parameters: Record<string, string | number>): Promise<void> {
  await graph.write((transaction) => transaction.run({ name: 'benchmark/fill', text }, parameters));
}
