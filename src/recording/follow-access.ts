import type { Graph } from '../graph/graph.ts';
import { outlast } from '../graph/outlast.ts';
import type { Access, Identity } from '../request-context.ts';
import { CollectionStore } from './collection.store.ts';

const freshForMs = 2_000;

/**
 * What a subscriber may read, looked up again while the subscription lives: collections are made, shared and taken
 * away. Asked for every event, and looked up every two seconds at most.
 * @param who a person's id stands for that person with all their rights
 * @param signal of the subscription
 */
export function followAccess(graph: Graph, who: Identity | string, signal: AbortSignal): () => Promise<Access> {
  const collections = new CollectionStore(graph);
  let current: Promise<Access> | undefined;
  let readAtMs = 0;
  return () => {
    if (current === undefined || performance.now() - readAtMs > freshForMs) {
      readAtMs = performance.now();
      // A subscription outlives the store's absence, and no event is lost to it.
      current = outlast(() => collections.access(who), signal);
      // A failure must not stick: the next event asks again.
      current.catch(() => (current = undefined));
    }
    return current;
  };
}
