import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Grant } from '../../request-context.ts';
import type { SoundEventRecord } from '../../sound/sound-event.ts';
import { gatherMoment, type LookedAt } from './gather-moment.ts';
import { readMomentSpace } from './moment.store.ts';
import type { Channel } from './moment.ts';
import { placeMoment } from './place-moment.ts';

const readPlacedMoment = cypher('meaning/read-placed-moment');
const readLooksOfContext = cypher('meaning/read-looks-of-context');
const readSituationsOfEvents = cypher('meaning/read-situations-of-events');
const searchMoments = cypher('meaning/search-moments');
const compareMoments = cypher('meaning/compare-moments');

export interface SituationRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly saw: readonly { readonly conceptId: string; readonly confidence: number }[];
}

/** A situation near a point. */
export interface NearMoment {
  readonly situation: SituationRecord;
  readonly event: SoundEventRecord;
  /** Cosine, -1 to 1. */
  readonly likeness: number;
}

/** A point of a lexicon's space, from which its moments are looked for. */
export interface MomentExample {
  readonly lexiconId: string;
  readonly space: string;
  readonly vector: readonly number[];
  /** Which is nearest to itself. */
  readonly exceptId?: string;
}

/** @returns undefined where it may not be read, was not placed yet or lacks that side */
export async function exampleOfSituation(
  graph: Graph,
  situationId: string,
  side: Channel | 'moment',
  { lexiconIds }: Grant,
): Promise<MomentExample | undefined> {
  const parameters = { situationId, property: `${side}Point`, lexiconIds };
  const [row] = await graph.read<MomentExample>(readPlacedMoment, parameters);
  return row && { ...row, exceptId: situationId };
}

/** What an interval shows, as a point. @returns undefined as above, or where nothing is in view */
export async function exampleOfContext(
  graph: Graph,
  contextId: string,
  { collectionIds, lexiconIds }: Grant,
): Promise<MomentExample | undefined> {
  const parameters = { contextId, collectionIds, lexiconIds };
  const [row] = await graph.read<{ lexiconId: string; things: LookedAt[] }>(readLooksOfContext, parameters);
  const space = row && (await readMomentSpace(graph, row.lexiconId));
  if (row === undefined || space === undefined) return undefined;
  const span = { startSeconds: 0, endSeconds: Infinity };
  const moment = gatherMoment({ id: contextId, span, sounds: [], things: row.things, words: [] });
  const placed = placeMoment(moment, space.projections);
  return placed && { lexiconId: row.lexiconId, space: space.revision, vector: [...placed.vector] };
}

/** Situations of utterances, by the id of the sound event. */
export async function situationsOfEvents(
  graph: Graph,
  eventIds: readonly string[],
  { lexiconIds }: Grant,
): Promise<ReadonlyMap<string, SituationRecord>> {
  const rows = await graph.read<{ eventId: string; situation: SituationRecord }>(readSituationsOfEvents, {
    eventIds,
    lexiconIds,
  });
  return new Map(rows.map(({ eventId, situation }) => [eventId, situation]));
}

/** What is compared: whole moments, or what was heard in them. */
const indexes = {
  moments: { index: 'situation_moment', property: 'momentPoint' },
  sounds: { index: 'situation_moment_sound', property: 'soundPoint' },
} as const;

/** The index holds all lexicons and cannot filter: it is asked for more than is wanted. As in `searchSounds`. */
const leastAsked = 50;
const askedForEach = 5;
const widening = 5;
const mostAsked = 5000;

/** The situations of its lexicon that are nearest to an example, the nearest first. */
export async function nearestMoments(
  graph: Graph,
  { lexiconId, space, vector, exceptId = undefined }: MomentExample,
  among: keyof typeof indexes,
  first: number,
): Promise<readonly NearMoment[]> {
  const { index, property } = indexes[among];
  const parameters = { lexiconId, space, vector, exceptId: exceptId ?? null };
  for (let count = Math.max(leastAsked, askedForEach * first); count <= mostAsked; count *= widening) {
    const [row] = await graph.read<{ seen: number; found: NearMoment[] }>(searchMoments, {
      ...parameters,
      index,
      count,
    });
    const { seen = 0, found = [] } = row ?? {};
    if (found.length >= first || seen < count) return found.slice(0, first);
  }
  return await graph.read<NearMoment>(compareMoments, { ...parameters, property, first });
}
