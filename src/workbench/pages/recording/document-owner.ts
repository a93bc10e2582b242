import type { Access } from '../../parts/use-access.ts';

/** Who put a file in, as far as the reader may know. */
export interface DocumentOwner {
  readonly isReader: boolean;
  /** Members of a collection are told to its owners alone. */
  readonly name?: string;
}

interface Member {
  readonly personId: string;
  readonly name: string;
}

export function documentOwner(
  createdById: string,
  reader: Access['me']['person'] | undefined,
  members: readonly Member[],
): DocumentOwner {
  const name = members.find(({ personId }) => personId === createdById)?.name;
  return { isReader: createdById === reader?.id, ...(name !== undefined && { name }) };
}

/** One's own where one may annotate, and any where one owns the collection: as the server has it. */
export function mayDeleteDocument(
  { isReader }: DocumentOwner,
  { mayAnnotate, mayForget }: Pick<Access, 'mayAnnotate' | 'mayForget'>,
  collectionId: string,
): boolean {
  return isReader ? mayAnnotate(collectionId) : mayForget(collectionId);
}
