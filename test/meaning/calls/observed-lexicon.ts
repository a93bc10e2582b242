import type { Graph } from '../../../src/graph/graph.ts';
import type { Observations } from '../../../src/meaning/calls/observations.ts';
import { query } from '../../inference/toy-inference.ts';

const fill = query(
  'fill-observations',
  `MATCH (collection:Collection {id: $collectionId})
   MATCH (lexicon:Lexicon {id: collection.lexiconId}) SET lexicon.changedPosition = coalesce(lexicon.changedPosition, 0) + 1
   WITH collection
   UNWIND $recordings AS told
   CREATE (recording:Recording {id: told.id, collectionId: collection.id, lexiconId: collection.lexiconId,
     ownerId: collection.ownerId, sha256: told.id, title: told.id + '.mp4', durationSeconds: told.durationSeconds,
     readyPosition: 1, hasVideo: true, hasAudio: true})
   WITH told, recording, collection
   CALL (told, recording, collection) {
     UNWIND told.calls AS call
     CREATE (event:SoundEvent:Utterance {id: 'event_' + call.key, recordingId: recording.id, collectionId: collection.id,
       current: true, startSeconds: call.start, endSeconds: call.end, kind: 'HUMAN', label: 'voice'})
     MERGE (form:SoundForm {id: call.typeId}) SET form.lexiconId = collection.lexiconId, form.tokenCount = 1
     CREATE (token:FormToken {id: 'token_' + call.key, recordingId: recording.id, collectionId: collection.id,
       lexiconId: collection.lexiconId, soundEventId: event.id, startSeconds: call.start, endSeconds: call.end})
     CREATE (token)-[:IN]->(event)
     CREATE (token)-[:OF_FORM {confidence: 0.9}]->(form)
   }
   CALL (told, recording, collection) {
     UNWIND told.views AS seen
     CREATE (view:VisualContext {id: 'view_' + seen.key, recordingId: recording.id, collectionId: collection.id,
       current: true, startSeconds: seen.start, endSeconds: seen.end})
     MERGE (concept:Concept {id: seen.concept}) SET concept.kind = 'OBJECT', concept.label = seen.concept
     CREATE (view)-[:SHOWS {confidence: 0.8, box: [0.0, 0.0, 1.0, 1.0]}]->(concept)
   }
   CALL (told, recording, collection) {
     UNWIND told.sounds AS sound
     CREATE (:SoundEvent {id: 'sound_' + sound.key, recordingId: recording.id, collectionId: collection.id,
       current: true, startSeconds: sound.start, endSeconds: sound.end, kind: 'MACHINE', label: sound.label})
   }`,
);

/** Recordings as inference would have left them, ready. Ids are those of the observations behind a prefix. */
export async function fillObservations(
  graph: Graph,
  collectionId: string,
  { sources, recordings }: Observations,
  prefix = '',
): Promise<void> {
  const told = recordings.map(({ id, durationSeconds, calls, occurrences }) => ({
    id: prefix + id,
    durationSeconds,
    calls: calls.map(({ typeId, start, end }, place) => ({
      ...{ typeId: prefix + typeId, start, end, key: `${prefix}${id} ${place}` },
    })),
    views: occurrences.flatMap(({ source, start, end }, place) =>
      sources[source]!.kind === 'VIEW'
        ? [{ concept: sources[source]!.id, start, end, key: `${prefix}${id} ${place}` }]
        : [],
    ),
    sounds: occurrences.flatMap(({ source, start, end }, place) =>
      sources[source]!.kind === 'SOUND'
        ? [{ label: sources[source]!.id, start, end, key: `${prefix}${id} ${place}` }]
        : [],
    ),
  }));
  await graph.write((transaction) => transaction.run(fill, { collectionId, recordings: told }));
}
