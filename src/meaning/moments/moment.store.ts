import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { readWordings } from '../../phonetics/transcripts/wording.store.ts';
import { gatherMoment, type LookedAt } from './gather-moment.ts';
import { channels, type Moment } from './moment.ts';
import type { PlacedMoment } from './place-moment.ts';
import type { Projections } from './projections.ts';
import { restoreProjections, spaceOf, storeProjections } from './stored-projections.ts';

const readSources = cypher('meaning/read-moment-sources');
const readSpace = cypher('meaning/read-moment-space');
const writeSpace = cypher('meaning/write-moment-space');
const clearMoments = cypher('meaning/clear-moments');
const writeMoments = cypher('meaning/write-moments');

interface SourcesRow {
  readonly collectionId: string;
  readonly situations: readonly {
    readonly id: string;
    readonly eventId: string;
    readonly startSeconds: number;
    readonly endSeconds: number;
    readonly sounds: readonly (readonly number[])[];
  }[];
  readonly things: readonly LookedAt[];
}

/** The moments of some ready recordings of a lexicon, or of all. */
export async function readMoments(
  graph: Graph,
  lexiconId: string,
  recordingIds?: readonly string[],
): Promise<readonly Moment[]> {
  const rows = await graph.read<SourcesRow>(readSources, { lexiconId, recordingIds: recordingIds ?? null });
  const eventIds = rows.flatMap(({ situations }) => situations.map(({ eventId }) => eventId));
  const collectionIds = [...new Set(rows.map(({ collectionId }) => collectionId))];
  const wordings = await readWordings(graph, eventIds, { language: null, transcriptId: null }, collectionIds);
  return rows.flatMap(({ situations, things }) =>
    situations.map(({ id, eventId, sounds, startSeconds, endSeconds }) => {
      const words = (wordings.get(eventId) ?? []).flatMap((wording) => wording.words.map(({ text }) => text));
      return gatherMoment({ id, span: { startSeconds, endSeconds }, sounds, things, words });
    }),
  );
}

/** Where the moments of a lexicon lie, and by which projections. */
export interface MomentSpace {
  readonly revision: string;
  readonly projections: Projections;
}

/** @returns undefined before the first moment */
export async function readMomentSpace(graph: Graph, lexiconId: string): Promise<MomentSpace | undefined> {
  const [row] = await graph.read<{ revision: string; projections: Uint8Array }>(readSpace, { lexiconId });
  return row && { revision: row.revision, projections: restoreProjections(row.projections) };
}

export interface MomentsDelta {
  readonly projections: Projections;
  readonly placed: readonly PlacedMoment[];
  /** The moments that these take the place of; absent: all of the lexicon. */
  readonly ids?: readonly string[];
}

/** Points written at once: some megabytes. */
const pointsAtOnce = 2000;

export async function replaceMoments(
  { projections, placed, ids }: MomentsDelta,
  lexiconId: string,
  transaction: GraphTransaction,
): Promise<void> {
  const stored = storeProjections(projections);
  const space = spaceOf(stored);
  await transaction.run(writeSpace, { lexiconId, revision: space, projections: stored });
  await transaction.run(clearMoments, { lexiconId, ids: ids ?? null });
  const points = placed.flatMap(({ id, vector, sides }) => [
    { situationId: id, property: 'momentPoint', vector: [...vector] },
    ...channels.flatMap((channel) => {
      const side = sides[channel];
      return side === undefined ? [] : [{ situationId: id, property: `${channel}Point`, vector: [...side] }];
    }),
  ]);
  for (let from = 0; from < points.length; from += pointsAtOnce) {
    await transaction.run(writeMoments, { space, points: points.slice(from, from + pointsAtOnce) });
  }
}
