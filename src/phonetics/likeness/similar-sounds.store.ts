import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { SoundEventRecord, SourceKind } from '../../sound/sound-event.ts';

const searchSoundStretches = cypher('phonetics/search-sound-stretches');
const readEventCollection = cypher('phonetics/read-event-collection');
const compareSoundStretches = cypher('phonetics/compare-sound-stretches');

/** Whether there is such a sound event in one of these collections. */
export async function mayReadEvent(graph: Graph, eventId: string, collectionIds: readonly string[]): Promise<boolean> {
  return (await graph.read(readEventCollection, { eventId, collectionIds })).length > 0;
}

/** Of which sounds the nearest are asked for. */
export interface SimilarSoundsFilter {
  /** Collections that the asker may read, or some of them. */
  readonly collectionIds: readonly string[];
  readonly kind?: SourceKind;
  /** The example itself, which is nearest to itself. */
  readonly exceptEventId?: string;
  /** See `embeddingSpace`. */
  readonly space: string;
}

/** A sound event with the stretch of it that is nearest to a stretch of the example. */
export interface SimilarSoundRecord {
  readonly event: SoundEventRecord;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
  /** Which of the example's stretches. */
  readonly examplePlace: number;
}

/**
 * Nearest points that are asked of the index for each that is wanted: it cannot filter, and the more it is asked for, the more of
 * the truly nearest it finds (`benchmark/similar-sounds.ts`).
 */
const leastAsked = 50;
const askedForEach = 5;
const widening = 5;
/** Where more are asked for and the filter leaves too few, all that may be read are compared instead. */
const mostAsked = 5000;

/**
 * The events nearest to any of some points, the nearest first, each once.
 * @param vectors at least one
 */
export async function searchSounds(
  graph: Graph,
  vectors: readonly (readonly number[])[],
  filter: SimilarSoundsFilter,
  first: number,
): Promise<readonly SimilarSoundRecord[]> {
  const { collectionIds, space, kind = null, exceptEventId = null } = filter;
  if (collectionIds.length === 0) return [];
  const parameters = { vectors, space, collectionIds, kind, exceptEventId };
  for (let count = Math.max(leastAsked, askedForEach * first); count <= mostAsked; count *= widening) {
    const rows = await graph.read<{ seen: number; found: SimilarSoundRecord[] }>(searchSoundStretches, {
      ...parameters,
      count,
    });
    const nearest = nearestOfEachEvent(rows.flatMap(({ found }) => found));
    const isAll = rows.every(({ seen }) => seen < count);
    if (nearest.length >= first || isAll) return nearest.slice(0, first);
  }
  const rows = await graph.read<{ found: SimilarSoundRecord }>(compareSoundStretches, { ...parameters, first });
  return rows.map(({ found }) => found);
}

function nearestOfEachEvent(found: readonly SimilarSoundRecord[]): SimilarSoundRecord[] {
  const best = new Map<string, SimilarSoundRecord>();
  for (const each of found) {
    const known = best.get(each.event.id);
    if (known === undefined || each.similarity > known.similarity) best.set(each.event.id, each);
  }
  return [...best.values()].sort((a, b) => b.similarity - a.similarity || (a.event.id < b.event.id ? -1 : 1));
}
