import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { readViews } from '../evidence.store.ts';
import type {
  Call,
  ConditionKind,
  ConditionSource,
  Observations,
  ObservedRecording,
  Occurrence,
} from './observations.ts';
import type { Span } from './spans.ts';

const readObservations = cypher('meaning/read-call-observations');
const readRevision = cypher('meaning/read-call-revision');

interface ObservedRow {
  readonly id: string;
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  readonly calls: readonly Call[];
  readonly sounds: readonly (Span & { readonly kind: string; readonly label: string })[];
  readonly behaviours: readonly (Span & { readonly label: string })[];
}

/** What is in view less surely than this is not counted as there. */
const leastSeen = 0.5;
/** Recordings that are held in memory as the store gives them. */
const recordingsAtOnce = 50;

/** A text that is another one whenever the observations of a lexicon are others; undefined where there is no such lexicon. */
export async function observationsRevision(
  graph: Graph,
  lexiconId: string,
): Promise<{ readonly revision: string; readonly recordings: number } | undefined> {
  const [row] = await graph.read<{ recordings: number }>(readRevision, { lexiconId });
  return row && { revision: JSON.stringify(row), recordings: row.recordings };
}

/**
 * What was heard, seen and noted in a lexicon's recordings.
 * @param most recordings, by id
 */
export async function readCallObservations(graph: Graph, lexiconId: string, most: number): Promise<Observations> {
  const sources = new Sources();
  const recordings = await graph.readTogether(async (transaction) => {
    const read: ObservedRecording[] = [];
    let afterId = '';
    while (read.length < most) {
      const limit = Math.min(recordingsAtOnce, most - read.length);
      const rows = await transaction.run<ObservedRow>(readObservations, { lexiconId, afterId, limit });
      if (rows.length === 0) break;
      const ids = rows.map(({ id }) => id);
      const views = await readViews(lexiconId, ids, transaction);
      for (const row of rows) read.push(observed(row, views.get(row.id) ?? [], sources));
      afterId = ids.at(-1)!;
    }
    return read;
  });
  return { sources: sources.list, recordings };
}

type Views = readonly {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shows: readonly { readonly conceptId: string; readonly confidence: number }[];
}[];

function observed(row: ObservedRow, views: Views, sources: Sources): ObservedRecording {
  const { id, durationSeconds, hasAudio, hasVideo, calls, sounds, behaviours } = row;
  const occurrences: Occurrence[] = [];
  for (const { startSeconds: start, endSeconds: end, shows } of views) {
    for (const { conceptId, confidence } of shows) {
      if (confidence >= leastSeen) occurrences.push({ start, end, source: sources.place('VIEW', conceptId) });
    }
  }
  for (const { kind, label, start, end } of sounds) {
    occurrences.push({ start, end, source: sources.place('SOUND', `${kind} ${label}`) });
  }
  for (const { label, start, end } of behaviours) {
    occurrences.push({ start, end, source: sources.place('BEHAVIOUR', label) });
  }
  const noticed: ConditionKind[] = [
    ...(hasVideo ? (['VIEW'] as const) : []),
    ...(hasAudio ? (['SOUND', 'CALL'] as const) : []),
    // Who noted one behaviour has watched; in a recording without notes nobody may have.
    ...(behaviours.length > 0 ? (['BEHAVIOUR'] as const) : []),
  ];
  return { id, durationSeconds, observed: noticed, calls, occurrences };
}

/** Each source once, by its place. */
class Sources {
  readonly list: ConditionSource[] = [];
  private readonly places = new Map<string, number>();

  place(kind: ConditionKind, id: string): number {
    const key = `${kind} ${id}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.list.length);
    return this.list.push({ kind, id }) - 1;
  }
}
