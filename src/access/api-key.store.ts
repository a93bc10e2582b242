import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../errors.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import type { Role } from '../request-context.ts';
import { hashOfApiKey, makeApiKey, type ApiKeyRecord } from './api-key.ts';
import type { PersonRecord } from './person.ts';

const createApiKey = cypher('access/create-api-key');
const findApiKey = cypher('access/find-api-key');
const touchApiKey = cypher('access/touch-api-key');
const listApiKeys = cypher('access/list-api-keys');
const revokeApiKey = cypher('access/revoke-api-key');

export interface WantedApiKey {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly collectionIds?: readonly string[];
  readonly expiresAtMs?: number;
}

/** A key that was found, with whose it is. */
export interface FoundApiKey {
  readonly key: ApiKeyRecord;
  readonly person: PersonRecord;
}

interface KeyRow {
  readonly key: ApiKeyRecord;
}

export class ApiKeyStore {
  constructor(private readonly graph: Graph) {}

  /** @returns the key itself, which is never to be had again @throws {NotFoundError} no such person */
  async create(wanted: WantedApiKey): Promise<{ readonly record: ApiKeyRecord; readonly key: string }> {
    const { personId, ...rest } = wanted;
    const { key, sha256, hint } = makeApiKey();
    const stored = { ...rest, id: nodeId('key', randomUUID()), sha256, hint, createdAtMs: Date.now() };
    const rows = await this.graph.write((transaction) =>
      transaction.run<KeyRow>(createApiKey, { personId, key: stored }),
    );
    if (rows[0] === undefined) throw new NotFoundError('person', personId);
    return { record: rows[0].key, key };
  }

  async find(key: string): Promise<FoundApiKey | undefined> {
    return (await this.graph.read<FoundApiKey>(findApiKey, { sha256: hashOfApiKey(key), id: null }))[0];
  }

  async findById(id: string): Promise<FoundApiKey | undefined> {
    return (await this.graph.read<FoundApiKey>(findApiKey, { sha256: null, id }))[0];
  }

  async touch(id: string): Promise<void> {
    await this.graph.write((transaction) => transaction.run(touchApiKey, { id, nowMs: Date.now() }));
  }

  /** The newest first. @param personId null for everybody's */
  async list(personId: string | null): Promise<readonly ApiKeyRecord[]> {
    return (await this.graph.read<KeyRow>(listApiKeys, { personId })).map(({ key }) => key);
  }

  /** Once this returns nobody comes in by it. @param personId null for anybody's @throws {NotFoundError} none of theirs */
  async revoke(id: string, personId: string | null): Promise<ApiKeyRecord> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<KeyRow>(revokeApiKey, { id, personId, nowMs: Date.now() }),
    );
    if (rows[0] === undefined) throw new NotFoundError('API key', id);
    return rows[0].key;
  }
}
