import type { Graph } from '../../src/graph/graph.ts';
import type { Lanes } from '../../src/inference/lanes.ts';
import { mappingsOfLexicon } from '../../src/meaning/mappings-inference.ts';
import { query } from '../inference/toy-inference.ts';

/** One utterance of one word or more: which forms they are and what is in view, all certain. */
export interface ToldUtterance {
  readonly form: string | readonly string[];
  readonly saw: readonly string[];
}

const fill = query(
  'fill-lexicon',
  `UNWIND $recordings AS told
   MATCH (collection:Collection {id: told.collectionId})
   MERGE (recording:Recording {id: told.id})
   SET recording.collectionId = collection.id, recording.lexiconId = collection.lexiconId, recording.sha256 = told.id,
     recording.readyPosition = 1, recording.hasVideo = true
   WITH told, recording, collection
   UNWIND range(0, size(told.utterances) - 1) AS i
   WITH told.utterances[i] AS utterance, told.id + '_' + i AS key, toFloat(i * 20) AS start, recording, collection
   CREATE (event:SoundEvent:Utterance {id: 'event_' + key, recordingId: recording.id, collectionId: collection.id,
     current: true, startSeconds: start, endSeconds: start + 1.0})
   FOREACH (place IN range(0, size(utterance.forms) - 1) |
     MERGE (form:SoundForm {id: utterance.forms[place]})
     SET form.lexiconId = collection.lexiconId, form.tokenCount = 1
     CREATE (token:FormToken {id: 'token_' + key + CASE place WHEN 0 THEN '' ELSE '_' + place END,
       recordingId: recording.id, collectionId: collection.id,
       lexiconId: collection.lexiconId, soundEventId: event.id, startSeconds: start + 0.25 + 0.01 * place,
       endSeconds: start + 0.75})
     CREATE (token)-[:IN]->(event)
     CREATE (token)-[:OF_FORM {confidence: 1.0}]->(form))
   CREATE (view:VisualContext {id: 'view_' + key, recordingId: recording.id, collectionId: collection.id,
     current: true, startSeconds: start, endSeconds: start + 1.0})
   FOREACH (label IN utterance.saw |
     MERGE (concept:Concept {id: label}) SET concept.kind = 'OBJECT', concept.label = label
     CREATE (view)-[:SHOWS {confidence: 1.0, box: [0.0, 0.0, 1.0, 1.0]}]->(concept))`,
);

/** Utterances are 20 s apart, so that one does not see what the other does. */
export async function fillRecording(
  graph: Graph,
  id: string,
  collectionId: string,
  utterances: readonly ToldUtterance[],
): Promise<void> {
  const told = utterances.map(({ form, saw }) => ({
    forms: typeof form === 'string' ? [form] : [...form],
    saw: [...saw],
  }));
  await graph.write((transaction) => transaction.run(fill, { recordings: [{ id, collectionId, utterances: told }] }));
}

/** The real settling, verdicts included, written as the corpus runner does. */
export async function settleLexicon(graph: Graph, lexiconId: string, lanes: Lanes): Promise<void> {
  const { signal } = new AbortController();
  const delta = await mappingsOfLexicon.settle({ lexiconId, graph, lanes, signal });
  await graph.write((transaction) => mappingsOfLexicon.write(delta, lexiconId, transaction));
}
