import type { CypherQuery } from '../../src/graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../src/graph/graph.ts';
import { nodeId } from '../../src/graph/node-id.ts';
import { query } from './toy-inference.ts';

const makeRecordings = query(
  'make-recordings',
  `MERGE (lexicon:Lexicon {id: $lexiconId})
   MERGE (collection:Collection {id: 'collection'})
   ON CREATE SET collection.ownerId = 'local', collection.lexiconId = $lexiconId
   MERGE (local:Person {id: 'local'})
   MERGE (local)-[:MEMBER_OF {role: 'OWNER'}]->(collection)
   MERGE (lexicon)-[:DRAWS_ON]->(collection)
   WITH collection
   UNWIND $recordings AS made
   CREATE (recording:Recording) SET recording = made
   CREATE (recording)-[:IN]->(collection)`,
);

/** Real recordings of one second in the graph; all of them mean the same bytes. @returns their ids, in order */
export async function makeToyRecordings(
  graph: Graph,
  count: number,
  more: { readonly lexiconId?: string; readonly prefix?: string } = {},
): Promise<readonly string[]> {
  const { lexiconId = 'lexicon', prefix = 'recording' } = more;
  const recordings = Array.from({ length: count }, (_, place) => ({
    id: nodeId(prefix, place),
    collectionId: 'collection',
    lexiconId,
    ownerId: 'local',
    sha256: nodeId('sha', prefix, place),
    title: `${prefix} ${place}`,
    hasAudio: true,
    hasVideo: false,
    durationSeconds: place + 1,
    state: 'WAITING',
  }));
  await graph.write((transaction) => transaction.run(makeRecordings, { lexiconId, recordings }));
  return recordings.map(({ id }) => id);
}

/** The same graph, which tells each query that is sent. */
export function countingGraph(graph: Graph): { readonly graph: Graph; readonly queries: string[] } {
  const queries: string[] = [];
  const told = (work: (transaction: GraphTransaction) => Promise<never>) => (transaction: GraphTransaction) =>
    work({
      run: (asked: CypherQuery, parameters) => {
        queries.push(asked.name);
        return transaction.run(asked, parameters);
      },
    });
  return {
    queries,
    graph: {
      read: (asked, parameters) => {
        queries.push(asked.name);
        return graph.read(asked, parameters);
      },
      write: (work) => graph.write(told(work as never)),
      readTogether: (work) => graph.readTogether(told(work as never)),
      verify: () => graph.verify(),
      close: () => graph.close(),
    },
  };
}

const runsQuery = query(
  'read-runs',
  `MATCH (run:InferenceRun)
   RETURN run {.id, .inference, .version, .subjectId, .status, .attempts, .current, .faultCode, .faultMessage} AS run
   ORDER BY run.inference, run.version, run.subjectId`,
);

export interface StoredRun {
  readonly id: string;
  readonly inference: string;
  readonly version: string;
  readonly subjectId: string;
  readonly status: string;
  readonly attempts: number;
  readonly current?: boolean;
  readonly faultCode?: string;
  readonly faultMessage?: string;
}

export async function storedRuns(graph: Graph): Promise<readonly StoredRun[]> {
  const rows = await graph.read<{ run: StoredRun }>(runsQuery);
  return rows.map((row) => row.run);
}

const notesQuery = query(
  'read-all-notes',
  `MATCH (note:ToyNote)
   OPTIONAL MATCH (run:InferenceRun)-[:WROTE]->(note)
   RETURN note {.id, .inference, .runId, .recordingId, .value, .current} AS note, count(run) AS writers
   ORDER BY note.inference, note.recordingId, note.runId, note.place`,
);

export interface StoredNote {
  readonly id: string;
  readonly inference: string;
  readonly runId: string;
  readonly recordingId: string;
  readonly value: number;
  readonly current: boolean;
}

/** All notes; each must hang on the one run that wrote it. */
export async function storedNotes(graph: Graph): Promise<readonly StoredNote[]> {
  const rows = await graph.read<{ note: StoredNote; writers: number }>(notesQuery);
  for (const { note, writers } of rows) {
    if (writers !== 1) throw new Error(`note ${note.id} was written by ${writers} runs`);
  }
  return rows.map((row) => row.note);
}
