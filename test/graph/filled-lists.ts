import type { Graph } from '../../src/graph/graph.ts';

/** What the lists of a reader hold: two lexicons and three collections of theirs, and one of each that is not. */
export const reader = { lexiconIds: ['l1', 'l2'], collectionIds: ['c1', 'c2', 'c3'] };

const each = (text: string) => ({ name: 'test/fill-lists', text: `UNWIND range(0, $count - 1) AS i ${text}` });

const statements = [
  each(`CREATE (:Mapping {id: 'mapping_' + (i * 7919 % $count), lexiconId: 'l' + (1 + i % 3), formId: 'form_' + i % 40,
    conceptId: 'concept_' + i % 30, probability: (i % 50) / 49.0, low: 0.0, high: 1.0, supportCount: 1, updatedAtMs: 0,
    status: CASE i % 5 WHEN 0 THEN 'CONFIRMED' ELSE 'HYPOTHESIS' END})`),
  each(`CREATE (form:SoundForm {id: 'form_' + i, lexiconId: 'l' + (1 + i % 3), tokenCount: i % 9, medoidTokenId: 'token_' + i,
      retired: i % 11 = 0})
    CREATE (:FormToken {id: 'token_' + i, lexiconId: form.lexiconId, collectionId: 'c' + (1 + i % 4),
      recordingId: 'recording_' + i % 20})-[:OF_FORM {confidence: 1.0}]->(form)`),
  each(`MATCH (form:SoundForm {id: 'form_' + i % 40}), (mapping:Mapping {id: 'mapping_' + (i * 7919 % $count)})
    CREATE (mapping)-[:OF]->(form)`),
  each(`CREATE (:Recording {id: 'recording_' + i, sha256: toString(i), collectionId: 'c' + (1 + i % 4), lexiconId: 'l1',
    ownerId: 'me', addedAtMs: 1000 + i % 90, title: 'Clip ' + i, kind: CASE i % 2 WHEN 0 THEN 'AUDIO' ELSE 'VIDEO' END})`),
  each(`CREATE (event:SoundEvent {id: 'event_' + i, recordingId: 'recording_' + i % 20, collectionId: 'c' + (1 + i % 4),
    runId: 'run', current: i % 10 <> 0, ordinal: i, startSeconds: (i % 60) / 2.0, endSeconds: (i % 60) / 2.0 + 1.0,
    kind: CASE i % 3 WHEN 0 THEN 'HUMAN' ELSE 'UNKNOWN' END, label: CASE i % 3 WHEN 0 THEN 'voice' ELSE 'sound' END,
    confidence: (i % 7) / 6.0})
    FOREACH (_ IN CASE i % 3 WHEN 0 THEN [1] ELSE [] END | SET event:Utterance)`),
  each(`CREATE (concept:Concept {id: 'concept_' + i, kind: 'UNNAMED', lexiconId: 'l' + (1 + i % 3), retired: i % 13 = 0})
    SET concept.label = CASE i % 4 WHEN 0 THEN 'Thing ' + i % 17 END,
      concept.kind = CASE i % 4 WHEN 0 THEN 'OBJECT' ELSE 'UNNAMED' END`),
  each(`WITH i WHERE i < 60 CREATE (:Concept {id: 'named_' + i, kind: 'OBJECT', label: 'thing ' + i % 23})`),
  each(`CREATE (context:VisualContext {id: 'view_' + i, recordingId: 'recording_' + i % 20, collectionId: 'c' + (1 + i % 4),
      runId: 'run', current: i % 10 <> 0, ordinal: i, startSeconds: (i % 60) / 2.0, endSeconds: (i % 60) / 2.0 + 0.5})
    WITH i, context MATCH (concept:Concept {id: 'named_' + i % 70}) CREATE (context)-[:SHOWS {confidence: 1.0}]->(concept)`),
  each(`MERGE (emotion:Emotion {label: CASE i % 3 WHEN 0 THEN 'happy' ELSE 'sad' END})
    CREATE (:Feeling {id: 'feeling_' + i, recordingId: 'recording_' + i % 20, collectionId: 'c' + (1 + i % 4), runId: 'run',
      current: i % 10 <> 0, ordinal: i, startSeconds: (i % 60) / 2.0, endSeconds: (i % 60) / 2.0 + 0.5, subjectId: 'event_' + i,
      channel: CASE i % 2 WHEN 0 THEN 'voice' ELSE 'face' END, probabilities: [1.0], valence: 0.0, valenceDeviation: 1.0,
      arousal: 0.0, arousalDeviation: 1.0})-[:FEELS {confidence: (i % 7) / 6.0}]->(emotion)`),
  each(`MATCH (concept:Concept {id: 'concept_' + i % 30}), (mapping:Mapping {id: 'mapping_' + (i * 7919 % $count)})
    CREATE (mapping)-[:MEANS]->(concept)`),
  each(`WITH i WHERE i < 6 CREATE (:Dataset {id: 'dataset_' + i, lexiconId: 'l' + (1 + i % 3), createdAtMs: i})`),
  each(`CREATE (:LexicalEntry {id: 'entry_' + i, datasetId: 'dataset_' + i % 6, lexiconId: 'l' + (1 + i % 3), ordinal: i,
    formKey: 'w' + (100 + i % 70), conceptKeys: ['c' + (10 + i % 20)], languageKeys: [CASE i % 4 WHEN 0 THEN 'yor' ELSE 'ewe' END]})`),
];

/** @param count of each kind of node; no multiple of 7919 */
export async function fillLists(graph: Graph, count: number): Promise<void> {
  for (const statement of statements) await graph.write((transaction) => transaction.run(statement, { count }));
}
