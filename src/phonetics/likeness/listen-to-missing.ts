import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { InferenceEngine } from '../../inference/inference-engine.ts';
import { embeddingOfSoundEvent, embeddingSpace } from './word-embedding-inference.ts';

const listUnheardEvents = cypher('phonetics/list-unheard-events');

const atOnce = 256;

/** A sound event, and what has to be told to get at the next. */
export interface UnheardEvent {
  readonly id: string;
  readonly recordingId: string;
}

/** Current sound events that have no points of a space, recording by recording. @param after the last one that was told */
export async function listUnheard(
  graph: Graph,
  collectionIds: readonly string[],
  space: string,
  limit: number,
  after: UnheardEvent = { id: '', recordingId: '' },
): Promise<readonly UnheardEvent[]> {
  const { id, recordingId } = after;
  return await graph.read(listUnheardEvents, { collectionIds, space, limit, after: [recordingId, id] });
}

/**
 * Has every sound event embedded that is not yet, so that all can be found. What cannot be heard is looked at each time, and
 * costs nothing but that.
 */
export async function listenToMissing(
  graph: Graph,
  engine: Pick<InferenceEngine, 'ensure'>,
  collectionIds: readonly string[],
  onProgress: (done: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let heard = 0;
  for (let after: UnheardEvent | undefined; ;) {
    signal?.throwIfAborted();
    const events = await listUnheard(graph, collectionIds, embeddingSpace(), atOnce, after);
    if (events.length === 0) return;
    await engine.ensure(
      embeddingOfSoundEvent,
      events.map(({ id }) => id),
    );
    heard += events.length;
    if (events.length === atOnce) onProgress(heard);
    after = events.at(-1);
  }
}
