import type { Graph } from '../../../src/graph/graph.ts';
import type { AcousticPattern } from '../../../src/phonetics/forms/acoustic-pattern.ts';
import { query } from '../../inference/toy-inference.ts';

const writeUtterances = query(
  'write-utterances',
  `UNWIND $utterances AS made
   MATCH (recording:Recording {id: made.recordingId})
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance {id: 'event of ' + made.recordingId,
     recordingId: made.recordingId, collectionId: 'collection', current: true, ordinal: 0, kind: 'HUMAN', startSeconds: 0.0,
     endSeconds: made.endSeconds})
   CREATE (event)-[:HAS_PATTERN]->(pattern:AcousticPattern {id: 'pattern of ' + made.recordingId, current: true,
     recordingId: made.recordingId, collectionId: 'collection', soundEventId: event.id})
   SET pattern += made.pattern
   FOREACH (place IN range(0, size(made.phones) - 1) |
     CREATE (event)-[:HAS_PHONES]->(:PhoneSequence {id: 'phones ' + place + ' of ' + event.id,
       recordingId: made.recordingId, collectionId: 'collection', soundEventId: event.id,
       ipas: made.phones[place].ipas, current: made.phones[place].current}))
   FOREACH (place IN range(0, size(made.points) - 1) |
     CREATE (event)-[:HAS_STRETCH]->(:SoundStretch {id: 'stretch ' + place + ' of ' + event.id,
       recordingId: made.recordingId, collectionId: 'collection', soundEventId: event.id,
       space: made.points[place].space, current: made.points[place].current, embedding: made.points[place].vector}))`,
);

/** One utterance as runs have left it: those that are not current were heard by others before. */
export interface ToyUtterance {
  readonly recordingId: string;
  readonly pattern: AcousticPattern;
  readonly phones?: readonly { readonly ipas: readonly string[]; readonly current: boolean }[];
  readonly points?: readonly {
    readonly space: string;
    readonly vector: readonly number[];
    readonly current: boolean;
  }[];
}

/** Each recording with one utterance, `event of` the recording, that begins with it. */
export async function writeToyUtterances(graph: Graph, utterances: readonly ToyUtterance[]): Promise<void> {
  const rows = utterances.map(({ recordingId, pattern, phones = [], points = [] }) => ({
    recordingId,
    endSeconds: 0.02 * pattern.frames,
    pattern: { ...pattern },
    phones: phones.map((each) => ({ ...each })),
    points: points.map((each) => ({ ...each })),
  }));
  await graph.write((transaction) => transaction.run(writeUtterances, { utterances: rows }));
}
