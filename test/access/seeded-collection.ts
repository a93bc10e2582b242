import type { Graph } from '../../src/graph/graph.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { query } from '../inference/toy-inference.ts';

/** What a collection with one recording, and statements of every kind in it, is called. */
export interface SeededCollection {
  readonly name: string;
  readonly collectionId: string;
  readonly lexiconId: string;
  readonly recordingId: string;
  readonly eventId: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly mappingId: string;
  readonly sourceId: string;
  readonly heardSourceId: string;
  readonly transcriptId: string;
  readonly noteId: string;
  readonly documentId: string;
  readonly tierId: string;
  readonly annotationId: string;
  readonly datasetId: string;
  /** How many of its kind there are in it: what counts must not tell. */
  readonly size: number;
}

const statements = [
  `MATCH (collection:Collection {id: $collectionId})
   CREATE (recording:Recording {id: $recordingId, collectionId: $collectionId, lexiconId: $lexiconId, ownerId: $owner,
     sha256: $name, title: $name + ' title', mimeType: 'video/mp4', container: 'mp4', kind: 'VIDEO', durationSeconds: 60.0,
     sizeBytes: 10, hasAudio: true, hasVideo: true, addedAtMs: 1000, state: 'READY', readyPosition: 1})-[:IN]->(collection)
   CREATE (:IngestJob {id: $name + '-job', recordingId: $recordingId, status: 'DONE', attempts: 1, createdAtMs: 1, updatedAtMs: 1})`,
  `MATCH (recording:Recording {id: $recordingId})
   UNWIND range(0, $size - 1) AS i
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance {id: $name + '-event-' + i, recordingId: $recordingId,
     collectionId: $collectionId, runId: $name + '-run', current: true, ordinal: i, startSeconds: 2.0 * i,
     endSeconds: 2.0 * i + 1.0, kind: 'HUMAN', label: $name + ' voice', confidence: 0.9})
   CREATE (view:VisualContext {id: $name + '-view-' + i, recordingId: $recordingId, collectionId: $collectionId,
     runId: $name + '-run', current: true, ordinal: i, startSeconds: 2.0 * i, endSeconds: 2.0 * i + 1.0})
   CREATE (recording)-[:CONTAINS]->(view)
   MERGE (dog:Concept {id: 'dog'}) ON CREATE SET dog.kind = 'OBJECT', dog.label = 'dog'
   CREATE (view)-[:SHOWS {confidence: 0.9, box: [0.0, 0.0, 0.5, 0.5]}]->(dog)
   CREATE (sequence:PhoneSequence {id: $name + '-sequence-' + i, collectionId: $collectionId, recordingId: $recordingId,
     current: true, startSeconds: 2.0 * i, soundEventId: event.id, runId: $name + '-run', ipas: ['k', 'a']})
   MERGE (emotion:Emotion {label: 'happy'})
   CREATE (:Feeling {id: $name + '-feeling-' + i, recordingId: $recordingId, collectionId: $collectionId,
     runId: $name + '-run', current: true, ordinal: i, startSeconds: 2.0 * i, endSeconds: 2.0 * i + 1.0,
     subjectId: event.id, channel: 'voice', probabilities: [1.0], valence: 0.0, valenceDeviation: 1.0, arousal: 0.0,
     arousalDeviation: 1.0})-[:FEELS {confidence: 0.9}]->(emotion)
   CREATE (source:Source {id: $name + '-source-' + i, lexiconId: $lexiconId, kind: 'HUMAN', label: $name + ' speaker',
     seconds: 1.0 + i, name: $name + ' somebody ' + i})
   CREATE (heard:HeardSource {id: $name + '-heard-' + i, recordingId: $recordingId, collectionId: $collectionId,
     current: true, kind: 'HUMAN', label: 'voice', seconds: 1.0, ordinal: i})-[:OF {confidence: 1.0}]->(source)
   CREATE (heard)-[:SOUNDS_IN {startSeconds: 2.0 * i, endSeconds: 2.0 * i + 1.0}]->(event)
   CREATE (event)-[:EMITTED_BY {confidence: 1.0}]->(source)`,
  `UNWIND range(0, $size - 1) AS i
   MERGE (phone:PhoneType {id: 'k'}) ON CREATE SET phone.ipa = 'k', phone.features = '{}'
   CREATE (:PhoneToken {id: $name + '-phone-' + i, collectionId: $collectionId, recordingId: $recordingId, current: true,
     ipa: 'k', soundEventId: $name + '-event-' + i, utteranceStartSeconds: 2.0 * i, startSeconds: 2.0 * i,
     endSeconds: 2.0 * i + 0.1, ordinal: 0, confidence: 0.9, runId: $name + '-run'})-[:OF_TYPE]->(phone)`,
  `MATCH (event:SoundEvent {recordingId: $recordingId})
   WITH event ORDER BY event.id
   MATCH (view:VisualContext {recordingId: $recordingId, ordinal: event.ordinal})
   CREATE (form:SoundForm {id: $name + '-form-' + event.ordinal, lexiconId: $lexiconId, tokenCount: 5 + event.ordinal,
     medoidTokenId: $name + '-token-' + event.ordinal})
   CREATE (token:FormToken {id: $name + '-token-' + event.ordinal, recordingId: $recordingId, collectionId: $collectionId,
     lexiconId: $lexiconId, soundEventId: event.id, startSeconds: event.startSeconds, endSeconds: event.endSeconds})
   CREATE (token)-[:IN]->(event) CREATE (token)-[:OF_FORM {confidence: 1.0}]->(form)
   CREATE (concept:Concept {id: $name + '-concept-' + event.ordinal, kind: 'OBJECT', lexiconId: $lexiconId,
     label: $name + ' thing ' + event.ordinal, namedBy: 'person'})
   CREATE (view)-[:SHOWS {confidence: 0.8, box: [0.0, 0.0, 0.5, 0.5]}]->(concept)
   CREATE (mapping:Mapping {id: $name + '-mapping-' + event.ordinal, lexiconId: $lexiconId, formId: form.id,
     conceptId: concept.id, probability: 0.9 - 0.01 * event.ordinal, low: 0.5, high: 0.99, supportCount: 1,
     status: 'HYPOTHESIS', updatedAtMs: 1})
   CREATE (mapping)-[:OF]->(form) CREATE (mapping)-[:MEANS]->(concept)
   CREATE (situation:Situation {id: $name + '-situation-' + event.ordinal, recordingId: $recordingId,
     collectionId: $collectionId, lexiconId: $lexiconId, soundEventId: event.id, startSeconds: event.startSeconds,
     endSeconds: event.endSeconds})
   CREATE (situation)-[:HEARD]->(form) CREATE (situation)-[:SAW {weight: 1.0}]->(concept)
   CREATE (mapping)-[:SUPPORTED_BY {weight: 1.0}]->(situation)
   CREATE (:Review {id: $name + '-review-' + event.ordinal, subjectId: mapping.id, lexiconId: $lexiconId,
     formId: form.id, conceptId: concept.id, reviewerId: $name + ' reviewer', verdict: 'CONFIRMED', createdAtMs: 5,
     note: $name + ' note'})
   CREATE (:Phrase {id: $name + '-phrase-' + event.ordinal, lexiconId: $lexiconId, formIds: [form.id], count: 3,
     composes: true, situationIds: [situation.id]})-[:HAS_PART {place: 0, conceptId: concept.id, probability: 0.9,
     kept: true}]->(form)`,
  `MATCH (recording:Recording {id: $recordingId})
   CREATE (transcript:Transcript {id: $transcriptId, recordingId: $recordingId, collectionId: $collectionId, language: 'kk',
     origin: 'IMPORTED', importedById: $owner, format: 'WEBVTT', sourceName: $name + '.vtt', current: true, revision: 1,
     createdAtMs: 1, importedAtMs: 1, cueCount: 1})
   CREATE (recording)-[:HAS_TRANSCRIPT]->(transcript)
   CREATE (:Cue {id: $name + '-cue', transcriptId: transcript.id, recordingId: $recordingId, collectionId: $collectionId,
     ordinal: 0, startSeconds: 0.0, endSeconds: 1.0, text: $name + ' words'})
   CREATE (recording)-[:HAS_NOTE]->(:BehaviourNote {id: $noteId, recordingId: $recordingId, collectionId: $collectionId,
     lexiconId: $lexiconId, label: $name + ' feeding', startSeconds: 0.0, endSeconds: 1.0, notedById: $owner, notedAtMs: 1})
   CREATE (document:AnnotationDocument {id: $documentId, recordingId: $recordingId, collectionId: $collectionId,
     name: $name + ' document'})
   CREATE (tier:Tier {id: $tierId, recordingId: $recordingId, collectionId: $collectionId, documentId: document.id,
     name: $name + ' tier'})
   CREATE (:Annotation {id: $annotationId, recordingId: $recordingId, collectionId: $collectionId, tierId: tier.id,
     text: $name + ' annotation'})`,
  `MATCH (lexicon:Lexicon {id: $lexiconId})
   CREATE (lexicon)-[:HAS_DATASET]->(dataset:Dataset {id: $datasetId, lexiconId: $lexiconId, fileName: $name + '.zip',
     module: 'Wordlist', contentSha256: $name, title: $name + ' words', licence: $name + ' licence', createdById: $owner,
     createdAtMs: 1, languageCount: 1, conceptCount: 1, entryCount: $size, textCount: 1, exampleCount: $size})
   FOREACH (i IN range(0, $size - 1) |
     CREATE (dataset)-[:HAS_ENTRY]->(:LexicalEntry {id: $name + '-entry-' + i, datasetId: dataset.id, lexiconId: $lexiconId,
       ordinal: i, localId: $name + '-' + i, form: $name + ' word', formKey: $name, segments: ['k'], phones: 'k', phoneCount: 1,
       languageId: $name + ' language', parameterIds: [$name + '-thing'], conceptNames: [$name + ' thing'],
       concepticonIds: [''], conceptKeys: [$name], languageKeys: [$name]})
     CREATE (dataset)-[:HAS_EXAMPLE]->(:ExampleSentence {id: $name + '-example-' + i, datasetId: dataset.id, ordinal: i,
       lexiconId: $lexiconId, localId: $name + '-' + i, primaryText: $name + ' sentence', languageId: $name + ' language'}))`,
];

/** A collection with one recording and statements of every kind, whose ids and texts all begin with its name. */
export async function seedCollection(
  graph: Graph,
  name: string,
  owner: string,
  size: number,
): Promise<SeededCollection> {
  const { id: collectionId, lexiconId } = await new CollectionStore(graph).ensure(name, owner, `${name} language`);
  const seeded = {
    ...{ name, collectionId, lexiconId, size, recordingId: `${name}-recording`, eventId: `${name}-event-0` },
    ...{ formId: `${name}-form-0`, conceptId: `${name}-concept-0`, mappingId: `${name}-mapping-0` },
    ...{ sourceId: `${name}-source-0`, heardSourceId: `${name}-heard-0`, transcriptId: `${name}-transcript` },
    ...{
      noteId: `${name}-note`,
      documentId: `${name}-document`,
      tierId: `${name}-tier`,
      annotationId: `${name}-annotation`,
      datasetId: `${name}-dataset`,
    },
  };
  for (const text of statements) {
    await graph.write((transaction) => transaction.run(query('seed-collection', text), { ...seeded, owner }));
  }
  return seeded;
}

const ofCollection = `(n.collectionId = $collectionId OR n.lexiconId = $lexiconId OR n.recordingId = $recordingId
  OR n.id IN [$collectionId, $lexiconId, $recordingId])`;
const readMarks = query(
  'read-marks',
  `MATCH (n) WHERE ${ofCollection} UNWIND keys(n) AS key WITH n[key] AS value
   WHERE valueType(value) STARTS WITH 'STRING' AND (value STARTS WITH $name OR value IN [$collectionId, $lexiconId])
   RETURN DISTINCT value`,
);
const deleteAll = query('delete-seeded', `MATCH (n) WHERE ${ofCollection} DETACH DELETE n`);

/** Every id and text by which an answer would tell of the collection. */
export async function marksOf(graph: Graph, seeded: SeededCollection): Promise<readonly string[]> {
  const rows = await graph.read<{ value: string }>(readMarks, { ...seeded });
  return [seeded.name, seeded.collectionId, seeded.lexiconId, ...rows.map(({ value }) => value)];
}

/** As if it had never been there. */
export async function removeCollection(graph: Graph, seeded: SeededCollection): Promise<void> {
  await graph.write((transaction) => transaction.run(deleteAll, { ...seeded }));
}
