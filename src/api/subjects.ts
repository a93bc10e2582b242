import { getNamedType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { NotFoundError } from '../errors.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import type { Access, Grant } from '../request-context.ts';
import type { Subject } from './allows.ts';

const findWhose = cypher('api/find-whose');

/** Something that an argument names, and where it belongs. What is general knowledge belongs nowhere. */
export interface FoundSubject {
  readonly id: string;
  readonly collectionId: string | null;
  readonly lexiconId: string | null;
}

/** What the arguments name of a rule's subject, as far as it is there. */
export async function findSubjects(subject: Subject, args: unknown, graph: Graph): Promise<readonly FoundSubject[]> {
  const ids = [subject.by].flat().flatMap((path) => idsAt(args, path));
  if (ids.length === 0) return [];
  return await graph.read<FoundSubject>(findWhose, { kind: subject.of, ids });
}

/**
 * @param needed where the asker has the role that it takes
 * @param refuse throws what is said of something that may be seen, and no more
 * @throws {NotFoundError} something that may not be seen
 */
export function checkSubjects(
  subject: Subject,
  found: readonly FoundSubject[],
  access: Access,
  needed: Grant,
  refuse: () => never,
): void {
  for (const each of found) {
    if (!holds(access, each)) throw new NotFoundError(subject.of.toLowerCase().replaceAll('_', ' '), each.id);
    if (!holds(needed, each)) refuse();
  }
}

function holds(grant: Grant, { collectionId, lexiconId }: FoundSubject): boolean {
  if (collectionId !== null && !grant.collectionIds.includes(collectionId)) return false;
  return lexiconId === null || grant.lexiconIds.includes(lexiconId);
}

function idsAt(args: unknown, path: string): string[] {
  let at = args;
  for (const name of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[name];
  return [at].flat().filter((id): id is string => typeof id === 'string');
}

/** Every id among the arguments of a field, those within inputs too: what it is about, without anything that was written. */
export function idsOf(
  args: Readonly<Record<string, unknown>>,
  types: readonly { readonly name: string; readonly type: GraphQLInputType }[],
): string[] {
  return types.flatMap(({ name, type }) => {
    const values = [args[name]].flat(3).filter((value) => value != null);
    const named = getNamedType(type);
    if (named.name === 'ID') return values.filter((value): value is string => typeof value === 'string');
    if (!isInputObjectType(named)) return [];
    const fields = Object.values(named.getFields());
    return values.flatMap((value) => idsOf(value as Record<string, unknown>, fields));
  });
}
