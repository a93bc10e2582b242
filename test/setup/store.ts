import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/graph/migrations.ts';
import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import { canOpenStore, openStore } from '../../src/graph/open-store.ts';

/** Where the tests' database answers; absent on a machine that cannot run one. */
export interface TestStore {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    store: TestStore | null;
  }
}

/**
 * One store for the whole run of a project, in a folder of its own, or the server of `NEO4J_URI`: the tests
 * wipe it, so that must be one for tests only.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!canOpenStore()) {
    if (process.env.PHONOGRAPH_REQUIRE_ALL)
      throw new Error('no Neo4j can be started, and PHONOGRAPH_REQUIRE_ALL is set');
    project.provide('store', null);
    return () => Promise.resolve();
  }
  const dataFolder = await mkdtemp(join(tmpdir(), 'phonograph-test-'));
  const store = await openStore({ dataFolder, onProgress: (message) => process.stderr.write(`store: ${message}\n`) });
  const graph = await connectGraph(store);
  await migrate(graph);
  await graph.close();
  const { uri, user, password, database } = store;
  project.provide('store', { uri, user, password, ...(database !== undefined && { database }) });
  return async () => {
    await store.close();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
}
