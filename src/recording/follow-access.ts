import type { Graph } from '../graph/graph.ts';
import { CollectionStore, type ReaderAccess } from './collection.store.ts';

const freshForMs = 2_000;

/**
 * What a subscriber may read, looked up again while the subscription lives: collections are made, shared and taken
 * away. Asked for every event, and looked up every two seconds at most.
 */
export function followAccess(graph: Graph, readerId: string): () => Promise<ReaderAccess> {
  const collections = new CollectionStore(graph);
  let current: Promise<ReaderAccess> | undefined;
  let readAtMs = 0;
  return () => {
    if (current === undefined || performance.now() - readAtMs > freshForMs) {
      readAtMs = performance.now();
      current = collections.access(readerId);
      // A failure must not stick: the next event asks again.
      current.catch(() => (current = undefined));
    }
    return current;
  };
}
