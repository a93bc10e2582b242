import type { Graph } from '../../src/graph/graph.ts';
import { generateWorld, type WorldPlan } from '../../test/meaning/generated-world.ts';

export const lexiconId = 'lexicon_benchmark';

/** A generated world as recordings that were heard and seen, so many utterances each. @returns their ids, in order */
export async function fillWithWorld(graph: Graph, plan: WorldPlan, utterances: number): Promise<readonly string[]> {
  const { situations } = generateWorld(plan);
  const forms = new Set(
    situations.flatMap(({ heard }) => heard.flatMap((token) => token.forms.map((form) => form.formId))),
  );
  const concepts = new Set(situations.flatMap(({ saw }) => saw.map(({ conceptId }) => conceptId)));
  await run(graph, 'UNWIND $ids AS id CREATE (:SoundForm {id: id, lexiconId: $lexiconId, tokenCount: 1})', {
    ids: [...forms],
  });
  await run(graph, 'UNWIND $ids AS id CREATE (:Concept {id: id, lexiconId: $lexiconId, kind: "UNNAMED"})', {
    ids: [...concepts],
  });
  const recordingIds: string[] = [];
  for (let from = 0; from < situations.length; from += utterances) {
    const recordingId = `recording_${String(from).padStart(9, '0')}`;
    recordingIds.push(recordingId);
    const events = situations.slice(from, from + utterances).map(({ id, heard, saw }, i) => ({
      id: `event_${id}`,
      start: 3 * i,
      tokens: heard.map(({ tokenId, forms: [form] }, place) => ({
        id: `token_${tokenId}`,
        start: 3 * i + 0.2 * place,
        form: form!.formId,
      })),
      saw: saw.map(({ conceptId }) => conceptId),
    }));
    await run(
      graph,
      `CREATE (:Recording {id: $recordingId, collectionId: "collection", lexiconId: $lexiconId, readyPosition: $from})
       WITH 1 AS made
       UNWIND $events AS each
       CREATE (event:SoundEvent:Utterance {id: each.id, recordingId: $recordingId, current: true,
         startSeconds: each.start, endSeconds: each.start + 1.0})
       CREATE (context:VisualContext {id: "context_" + each.id, recordingId: $recordingId, current: true,
         startSeconds: each.start - 1.0, endSeconds: each.start + 2.0})
       WITH event, context, each
       CALL (event, each) {
         UNWIND each.tokens AS said
         MATCH (form:SoundForm {id: said.form})
         CREATE (token:FormToken {id: said.id, lexiconId: $lexiconId, recordingId: $recordingId, startSeconds: said.start})
         CREATE (token)-[:IN]->(event)
         CREATE (token)-[:OF_FORM {confidence: 1.0}]->(form)
       }
       CALL (context, each) {
         UNWIND each.saw AS seen
         MATCH (concept:Concept {id: seen})
         CREATE (context)-[:SHOWS {confidence: 1.0, box: [0.1, 0.1, 0.2, 0.2]}]->(concept)
       }
       RETURN count(event) AS count`,
      { recordingId, from, events },
    );
  }
  return recordingIds;
}

async function run(graph: Graph, text: string, parameters: Record<string, unknown>): Promise<void> {
  await graph.write((transaction) =>
    transaction.run({ name: 'benchmark/fill-with-world', text }, { ...parameters, lexiconId }),
  );
}
