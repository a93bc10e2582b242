import type { Graph } from '../../src/graph/graph.ts';
import { CorpusRunner } from '../../src/inference/corpus-runner.ts';
import type { Lanes } from '../../src/inference/lanes.ts';
import { forgetRecording } from '../../src/ingestion/forget-recording.ts';
import { plan } from '../../src/plan.ts';
import { RecordingStore } from '../../src/recording/recording.store.ts';
import { namedConceptId } from '../../src/sight/contexts/visual-context.store.ts';
import { query } from '../inference/toy-inference.ts';
import { tokenOf, type InventedWord, type Saying } from '../phonetics/forms/invented-words.ts';

/** One word said, with things in view for as long as it lasts and a while around it. */
export interface Talk {
  readonly word: InventedWord;
  readonly shows: readonly string[];
  readonly saying?: Saying;
}

const writeTalk = query(
  'write-talk',
  `MERGE (lexicon:Lexicon {id: $lexiconId})
   MERGE (collection:Collection {id: 'collection'})
   ON CREATE SET collection.name = 'talk', collection.ownerId = 'local', collection.lexiconId = $lexiconId
   MERGE (local:Person {id: 'local'})
   MERGE (local)-[:MEMBER_OF {role: 'OWNER'}]->(collection)
   MERGE (lexicon)-[:DRAWS_ON]->(collection)
   WITH collection
   CREATE (recording:Recording {id: $id, collectionId: 'collection', lexiconId: $lexiconId, ownerId: 'local', sha256: $id,
     title: $id + '.mp4', mimeType: 'video/mp4', container: 'mp4', kind: 'VIDEO', durationSeconds: $durationSeconds,
     sizeBytes: 1, hasAudio: true, hasVideo: true, addedAtMs: 1, state: 'WAITING'})
   CREATE (recording)-[:IN]->(collection)
   WITH recording
   UNWIND $talks AS talk
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance {id: talk.eventId, recordingId: $id, collectionId: 'collection',
     current: true, ordinal: talk.ordinal, kind: 'HUMAN', label: 'voice', confidence: 0.9, startSeconds: talk.startSeconds, endSeconds: talk.endSeconds})
   CREATE (event)-[:HAS_PATTERN]->(pattern:AcousticPattern {id: 'pattern of ' + talk.eventId, current: true,
     recordingId: $id, collectionId: 'collection', soundEventId: talk.eventId})
   SET pattern += talk.pattern
   CREATE (recording)-[:CONTAINS]->(view:VisualContext {id: 'view of ' + talk.eventId, recordingId: $id, collectionId: 'collection', current: true,
     ordinal: talk.ordinal, startSeconds: talk.startSeconds - 0.5, endSeconds: talk.endSeconds + 0.5})
   FOREACH (shown IN talk.shows |
     MERGE (concept:Concept {id: shown.id}) ON CREATE SET concept.kind = 'OBJECT', concept.label = shown.label
     CREATE (view)-[:SHOWS {confidence: 0.95, box: [0.1, 0.1, 0.2, 0.2]}]->(concept))`,
);

/** Seconds from one utterance to the next: what is in view around one is not around another. */
const spacingSeconds = 10;

/** Writes a recording as its local inferences would have left it; it still has to become ready. */
export async function makeTalk(
  graph: Graph,
  id: string,
  talks: readonly Talk[],
  lexiconId = 'lexicon',
): Promise<string> {
  const rows = talks.map(({ word, shows, saying }, ordinal) => {
    const eventId = `${id} ${ordinal}`;
    const { frames, dims, features } = tokenOf(eventId, word, saying).pattern;
    const startSeconds = 1 + ordinal * spacingSeconds;
    return {
      eventId,
      ordinal,
      startSeconds,
      endSeconds: startSeconds + 0.02 * frames,
      shows: shows.map((label) => ({ label, id: namedConceptId('OBJECT', label) })),
      pattern: { startSeconds, frames, dims, features },
    };
  });
  const durationSeconds = talks.length * spacingSeconds;
  await graph.write((transaction) => transaction.run(writeTalk, { lexiconId, id, talks: rows, durationSeconds }));
  return id;
}

export function runnerOf(graph: Graph, lanes: Lanes): CorpusRunner {
  return new CorpusRunner({ graph, lanes, inferences: plan.corpus, versionOf: ({ version }) => version });
}

export async function forgetTalk(graph: Graph, id: string): Promise<void> {
  const [recording] = await new RecordingStore(graph).read([id], ['collection']);
  await forgetRecording(recording!, plan, graph);
}

export interface HeldMapping {
  readonly id: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly status: string;
  readonly supportCount: number;
}

const allMappings = query(
  'all-mappings',
  `MATCH (m:Mapping {lexiconId: $lexiconId})
   RETURN m.id AS id, m.formId AS formId, m.conceptId AS conceptId, m.probability AS probability, m.low AS low, m.high AS high,
     m.status AS status, m.supportCount AS supportCount ORDER BY id`,
);

export async function mappingsOf(graph: Graph, lexiconId = 'lexicon'): Promise<readonly HeldMapping[]> {
  return await graph.read<HeldMapping>(allMappings, { lexiconId });
}
