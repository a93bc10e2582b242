import { isNarrowed } from '../api/enforce-rules.ts';
import { ForbiddenError, NotFoundError, ParameterError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import type { Reader } from '../request-context.ts';

/**
 * Where a person's recording goes: the collection of that id, else their own of that name, else the only one of that
 * name which they own, else a new one.
 * @throws {NotFoundError} they may not read it
 * @throws {ForbiddenError} they may read it and do not own it, or may make none by this credential
 * @throws {ParameterError} several have the name
 */
export async function collectionToFill(
  name: string,
  id: string | null,
  reader: Reader,
  graph: Graph,
): Promise<{ readonly collection: string; readonly collectionId?: string }> {
  const { collectionIds, owned } = await reader.access();
  if (id !== null) {
    if (!collectionIds.includes(id)) throw new NotFoundError('collection', id);
    if (!owned.collectionIds.includes(id)) throw mustOwn();
    return { collection: name, collectionId: id };
  }
  const collections = new CollectionStore(graph);
  const ownId = nodeId('collection', reader.ownerId, name);
  if (owned.collectionIds.includes(ownId)) return { collection: name, collectionId: ownId };
  // They have made it, and others own it now.
  if ((await collections.read(ownId)) !== undefined) throw mustOwn();
  const named = (await collections.list(owned.collectionIds)).filter((each) => each.name === name);
  if (named.length > 1)
    throw new ParameterError(`${named.length} collections of yours are named so; give collectionId`);
  if (named[0] !== undefined) return { collection: name, collectionId: named[0].id };
  if (isNarrowed(reader.identity)) throw new ForbiddenError('a credential that is not narrowed', 'a new collection');
  return { collection: name };
}

function mustOwn(): ForbiddenError {
  return new ForbiddenError('the role OWNER', 'ingestRecording');
}
