import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import type { Role } from '../request-context.ts';
import type { OpenTo } from './collection.store.ts';

const listMembers = cypher('recording/list-members');
const setRole = cypher('recording/set-role');
const openCollection = cypher('recording/open-collection');

export interface MemberRecord {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
}

/** Who may do what in collections. */
export class MemberStore {
  constructor(private readonly graph: Graph) {}

  /** By collection, the highest roles first. */
  async list(collectionIds: readonly string[]): Promise<ReadonlyMap<string, readonly MemberRecord[]>> {
    const rows = await this.graph.read<{ collectionId: string; members: readonly MemberRecord[] }>(listMembers, {
      collectionIds,
    });
    return new Map(rows.map(({ collectionId, members }) => [collectionId, members]));
  }

  /** @param role null takes it @returns false where there is no such person, or nobody would own the collection any more */
  async setRole(collectionId: string, personId: string, role: Role | null): Promise<boolean> {
    const rows = await this.graph.write((transaction) => transaction.run(setRole, { collectionId, personId, role }));
    return rows.length > 0;
  }

  async open(collectionId: string, to: OpenTo | null): Promise<void> {
    await this.graph.write((transaction) => transaction.run(openCollection, { collectionId, to }));
  }
}
