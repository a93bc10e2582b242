import type { Graph } from '../../../src/graph/graph.ts';
import { InferenceEngine } from '../../../src/inference/inference-engine.ts';
import type { Lanes } from '../../../src/inference/lanes.ts';
import { phonesOfUtterance } from '../../../src/phonetics/phones/phones-inference.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { query, toyRun } from '../../inference/toy-inference.ts';

const makeRecording = query(
  'make-spoken-recording',
  `MATCH (collection:Collection {id: $collectionId})
   CREATE (recording:Recording {id: $id, collectionId: $collectionId, lexiconId: $lexiconId, ownerId: $ownerId, sha256: $id,
     title: $id, kind: 'AUDIO', mimeType: 'audio/wav', container: 'wav', sizeBytes: 1, addedAtMs: 1, hasAudio: true,
     hasVideo: false, durationSeconds: 600.0, state: 'READY'})-[:IN]->(collection)
   WITH recording UNWIND range(0, size($said) - 1) AS place
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance {id: $id + ' ' + place + ' |' + $said[place], current: true,
     recordingId: $id, collectionId: $collectionId, runId: 'run', ordinal: place, startSeconds: 5.0 * place,
     endSeconds: 5.0 * place + 4.0, label: 'voice', kind: 'HUMAN', confidence: 1.0})`,
);

/** The shipped inference, with a recogniser that hears what the ids of utterances say. */
export const spokenPhones = { ...phonesOfUtterance, reads: [], models: [], run: toyRun('spoken-phones') };

/** The same that hears k where t was heard. */
export const spokenAnew = { ...spokenPhones, run: toyRun('spoken-phones-anew') };

/** A recording in which utterances are said one after the other, every five seconds. @returns the ids of the utterances */
export async function say(
  graph: Graph,
  recordingId: string,
  said: readonly string[],
  { collection = 'mine', owner = 'me', language = 'kaz' } = {},
): Promise<string[]> {
  const { id: collectionId, lexiconId } = await new CollectionStore(graph).ensure(collection, owner, language);
  const parameters = { id: recordingId, collectionId, lexiconId, ownerId: owner, said };
  await graph.write((transaction) => transaction.run(makeRecording, parameters));
  return said.map((text, place) => `${recordingId} ${place} |${text}`);
}

export function engineOn(graph: Graph, lanes: Lanes, mediaPath: string): InferenceEngine {
  return new InferenceEngine({ graph, lanes, mediaPath: () => mediaPath, modelChecksum: () => '' });
}
