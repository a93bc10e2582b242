import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  execute,
  getNullableType,
  GraphQLList,
  isListType,
  isObjectType,
  parse,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { ApiKeyStore } from '../../src/access/api-key.store.ts';
import { AuditLog } from '../../src/access/audit-log.ts';
import { Credentials } from '../../src/access/credentials.ts';
import { PersonStore } from '../../src/access/person.store.ts';
import { SessionSeal } from '../../src/access/session-seal.ts';
import { buildPhonographSchema } from '../../src/api/build-schema.ts';
import { readConfig } from '../../src/config.ts';
import { latestPosition } from '../../src/graph/change-log.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { openPhonograph, type Phonograph } from '../../src/phonograph.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { MemberStore } from '../../src/recording/member.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import type { Role } from '../../src/request-context.ts';
import { resolverContainer, resolvers } from '../../src/resolvers.ts';
import { momentSeparatorIn } from '../../src/sound/separation/moment-separator.ts';
import { PartLibrary } from '../../src/sound/separation/part-library.ts';
import { WebhookService } from '../../src/webhook/webhook.service.ts';
import { testStore } from '../graph/graph-fixture.ts';
import type { Others } from './root-arguments.ts';
import { seedCollection, type SeededCollection } from './seeded-collection.ts';

/** Who asks. The last two are keys of the owner: one to read in `shared` alone, one for `open` alone. */
export const askers = [
  'nobody',
  'stranger',
  'reader',
  'annotator',
  'owner',
  'admin',
  'readingKey',
  'otherKey',
] as const;
export type Asker = (typeof askers)[number];

export interface World {
  readonly schema: GraphQLSchema;
  readonly phonograph: Phonograph;
  readonly folder: string;
  /** Opened to everybody; of some people; of somebody else alone. */
  readonly open: SeededCollection;
  readonly shared: SeededCollection;
  readonly closed: SeededCollection;
  readonly keys: ReadonlyMap<Asker, string>;
  /** Whom the owner names, and what of theirs. */
  readonly others: Others;
  roleAt(asker: Asker, where: SeededCollection): Role | null;
  ask(asker: Asker, source: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  follow(asker: Asker, source: string, variables?: Record<string, unknown>): ReturnType<typeof subscribe>;
  close(): Promise<void>;
}

const openRoles: Partial<Record<Asker, Role | null>> = { owner: 'OWNER', otherKey: 'OWNER', readingKey: null };
const sharedRoles: Partial<Record<Asker, Role>> = {
  ...{ reader: 'READER', annotator: 'ANNOTATOR', owner: 'OWNER', readingKey: 'READER' },
};

/** Three collections, people of every role, and the whole program's schema; every asker comes in by a real credential. */
export async function makeWorld(graph: Graph): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-access-'));
  const { uri, user, password, database } = testStore!;
  const config = {
    ...readConfig({ PORT: '0', LOG_LEVEL: 'silent', PHONOGRAPH_ACCESS: 'required' }),
    dataFolder: folder,
    neo4j: { uri, user, password, ...(database !== undefined && { database }) },
  };
  const phonograph = await openPhonograph({ config, works: false });
  const parts = new PartLibrary({
    folder: join(folder, 'parts'),
    separator: momentSeparatorIn(phonograph.lanes),
    mediaPath: (sha256) => phonograph.content.path(sha256),
  });
  // Nothing is learned anew, or what was seeded would be gone.
  const worker = { wake: () => undefined, takeIn: () => undefined } as unknown as Phonograph['worker'];
  const idle = { ...phonograph, worker };
  const webhooks = new WebhookService(graph, [], () => undefined);
  const schema = await buildPhonographSchema(resolvers, resolverContainer(idle, webhooks, parts, config));

  forgive(schema);

  const people = new PersonStore(graph);
  const ids = new Map<string, string>();
  for (const name of ['stranger', 'reader', 'annotator', 'owner', 'admin', 'somebody else']) {
    ids.set(name, (await people.create(name, name === 'admin')).id);
  }
  const open = await seedCollection(graph, 'alder', ids.get('owner')!, 3);
  const shared = await seedCollection(graph, 'birch', ids.get('owner')!, 4);
  const closed = await seedCollection(graph, 'cedar', ids.get('somebody else')!, 5);
  const members = new MemberStore(graph);
  await members.open(open.collectionId, 'EVERYBODY');
  await members.setRole(shared.collectionId, ids.get('reader')!, 'READER');
  await members.setRole(shared.collectionId, ids.get('annotator')!, 'ANNOTATOR');

  const store = new ApiKeyStore(graph);
  const keys = new Map<Asker, string>();
  for (const asker of askers.slice(1, 6)) {
    keys.set(asker, (await store.create({ personId: ids.get(asker)!, name: asker, role: 'OWNER' })).key);
  }
  const ofOwner = { personId: ids.get('owner')!, name: 'narrowed' };
  const reading = { ...ofOwner, role: 'READER', collectionIds: [shared.collectionId] } as const;
  keys.set('readingKey', (await store.create(reading)).key);
  keys.set('otherKey', (await store.create({ ...ofOwner, role: 'OWNER', collectionIds: [open.collectionId] })).key);
  const spare = await store.create({ ...ofOwner, role: 'OWNER' });
  const { webhook } = await webhooks.create(
    { url: 'https://example.org/', description: '', filter: {} },
    ofOwner.personId,
  );

  const collections = new CollectionStore(graph);
  const seal = SessionSeal.open(folder);
  const onFault = (error: unknown) => {
    throw error;
  };
  const credentials = new Credentials({ graph, mode: 'required', seal, sessionMs: 60_000, onFault });
  const log = new AuditLog(graph, { error: onFault });

  const documents = new Map<string, DocumentNode>();
  /** Looked at once: the same is asked for everybody, and some of it is long. */
  function documentOf(source: string): DocumentNode {
    const document = documents.get(source) ?? parse(source);
    const [fault] = documents.has(source) ? [] : validate(schema, document);
    if (fault !== undefined) throw new Error(`${fault.message} in ${source.slice(0, 200)}`);
    documents.set(source, document);
    return document;
  }

  async function contextFor(asker: Asker, signal: AbortSignal) {
    const key = keys.get(asker);
    const identity = await credentials.identify(key === undefined ? {} : { authorization: `Bearer ${key}` });
    return {
      ...{ graph, signal, requestId: 'request', reader: readerOf(identity, collections) },
      audit: log.of(identity, 'request'),
      changes: (after: number | undefined, until: AbortSignal) => phonograph.changes.tail({ after, signal: until }),
      latestChange: () => latestPosition(graph),
      // Nothing is inferred here: what is inferred is about what was found, and that is what is tested.
      infer: () => ({ load: async () => null, loadMany: async () => [] }),
    };
  }
  return {
    ...{ schema, phonograph, folder, open, shared, closed, keys },
    others: { personId: ids.get('stranger')!, keyId: spare.record.id, webhookId: webhook.id },
    roleAt: (asker, where) => {
      if (where === closed) return null;
      if (where === shared) return sharedRoles[asker] ?? null;
      return asker in openRoles ? openRoles[asker]! : 'READER';
    },
    ask: async (asker, source, variableValues) => {
      const contextValue = await contextFor(asker, new AbortController().signal);
      return await execute({
        schema,
        document: documentOf(source),
        contextValue,
        variableValues: variableValues ?? null,
      });
    },
    follow: async (asker, source, variableValues) => {
      const contextValue = await contextFor(asker, new AbortController().signal);
      return await subscribe({
        schema,
        document: documentOf(source),
        contextValue,
        variableValues: variableValues ?? null,
      });
    },
    close: async () => {
      await phonograph.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A field that cannot be answered takes nothing else with it, so that all the others are seen. */
function forgive(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.type = nullable(field.type);
  }
}

function nullable(type: GraphQLOutputType): GraphQLOutputType {
  const bare = getNullableType(type);
  return isListType(bare) ? new GraphQLList(nullable(bare.ofType)) : bare;
}
