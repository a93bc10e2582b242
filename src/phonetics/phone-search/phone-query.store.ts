import { TooManyError } from '../../api/api.errors.ts';
import { NotFoundError } from '../../errors.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { Candidate } from './phone-search.store.ts';
import type { SearchScope } from './search-scope.ts';

const saveQuery = cypher('phonetics/save-phone-query');
const readQueries = cypher('phonetics/read-phone-queries');
const deleteQuery = cypher('phonetics/delete-phone-query');
const readJustHeard = cypher('phonetics/read-phones-just-heard');

/** A query that somebody keeps under a name. */
export interface PhoneQueryRecord extends SearchScope {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly pattern: string;
  readonly alternatives: boolean;
  readonly minimumConfidence: number;
  /** The latest change when it was saved: what comes behind it is news. */
  readonly position: number;
  readonly savedAtMs: number;
}

/** An utterance whose phones were written by one transaction. */
export interface JustHeard extends Candidate {
  /** Whether other phones of the utterance were told before. */
  readonly replaces: boolean;
}

/** Of one owner. */
export const mostPhoneQueries = 200;

/** Saved queries as their owners see them; what is not theirs is not there. */
export class PhoneQueryStore {
  constructor(private readonly graph: Graph) {}

  /** Also in place of one of the same name. @throws {TooManyError} */
  async save(query: Omit<PhoneQueryRecord, 'id' | 'savedAtMs'>): Promise<PhoneQueryRecord> {
    const { collectionId = null, lexiconId = null, recordingId = null } = query;
    const id = queryId(query.ownerId, query.name);
    const [row] = await this.graph.write((transaction) =>
      transaction.run<{ query: PhoneQueryRecord }>(saveQuery, {
        most: mostPhoneQueries,
        query: { ...query, collectionId, lexiconId, recordingId, id },
      }),
    );
    if (row === undefined) throw new TooManyError('saved phone queries', mostPhoneQueries);
    return row.query;
  }

  /** By name. */
  async list(ownerId: string): Promise<PhoneQueryRecord[]> {
    const rows = await this.graph.read<{ query: PhoneQueryRecord }>(readQueries, { ownerId, name: null });
    return rows.map(({ query }) => query);
  }

  async read(ownerId: string, name: string): Promise<PhoneQueryRecord | undefined> {
    const [row] = await this.graph.read<{ query: PhoneQueryRecord }>(readQueries, { ownerId, name });
    return row?.query;
  }

  /** @throws {NotFoundError} */
  async delete(ownerId: string, name: string): Promise<void> {
    const rows = await this.graph.write((transaction) => transaction.run(deleteQuery, { id: queryId(ownerId, name) }));
    if (rows.length === 0) throw new NotFoundError('saved phone query', name);
  }

  /** @param batch of the change that tells of the transaction */
  async justHeard(batch: string): Promise<readonly JustHeard[]> {
    return await this.graph.read<JustHeard>(readJustHeard, { batch });
  }
}

function queryId(ownerId: string, name: string): string {
  return nodeId('phoneQuery', ownerId, name);
}
