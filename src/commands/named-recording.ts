import { NotFoundError, ParameterError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId, type RecordingRecord } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';

/**
 * A recording by its id, or by its title where that is unique.
 * @throws {NotFoundError} none. @throws {ParameterError} several have the title
 */
export async function recordingNamed({ graph }: { readonly graph: Graph }, name: string): Promise<RecordingRecord> {
  const store = new RecordingStore(graph);
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const [byId] = await store.read([name], collectionIds);
  if (byId !== undefined) return byId;
  const window = { order: 'recordings:added', limit: 200, backward: false };
  const titled = (await store.list({ title: name }, window, collectionIds)).filter(({ title }) => title === name);
  const [only, ...others] = titled;
  if (only === undefined) throw new NotFoundError('recording', name);
  if (others.length === 0) return only;
  throw new ParameterError(
    `${titled.length} recordings have the title ${name}; say which: ${titled.map(({ id }) => id).join(', ')}`,
  );
}
