import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/graph/migrations.ts';
import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import { canOpenStore, openStore } from '../../src/graph/open-store.ts';

/** Where a database of the tests answers. */
export interface TestStore {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** As many as files that are tested side by side; null on a machine that cannot run one. */
    stores: readonly TestStore[] | null;
  }
}

/**
 * Stores for the whole run of a project, one for each file that is tested at a time, in folders of their own; or the server
 * of `NEO4J_URI`: the tests wipe it, so that must be one for tests only.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!canOpenStore()) {
    if (process.env.PHONOGRAPH_REQUIRE_ALL)
      throw new Error('no Neo4j can be started, and PHONOGRAPH_REQUIRE_ALL is set');
    project.provide('stores', null);
    return () => Promise.resolve();
  }
  const stores = Number(project.config.maxWorkers);
  // Of several projects in one run vitest (4.1.12) may number a worker of the next as one of the last, when that ends late: two files
  // would have one store.
  if (stores > 1 && project.vitest.projects.length > 1)
    throw new Error('more than one store (PHONOGRAPH_TEST_STORES) is for runs of one project: name it with --project');
  const opened: OpenedTestStore[] = [];
  const close = async () => {
    await Promise.all(opened.map((store) => store.close()));
  };
  try {
    // One after the other: the first downloads and compiles what the next ones run.
    for (let count = 0; count < stores; count += 1) opened.push(await openTestStore());
  } catch (error) {
    await close();
    throw error;
  }
  project.provide(
    'stores',
    opened.map(({ store }) => store),
  );
  return close;
}

interface OpenedTestStore {
  readonly store: TestStore;
  readonly close: () => Promise<void>;
}

/** A migrated store in a new folder, which goes when it is closed. */
async function openTestStore(): Promise<OpenedTestStore> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'phonograph-test-'));
  const store = await openStore({ dataFolder, onProgress: (message) => process.stderr.write(`store: ${message}\n`) });
  const graph = await connectGraph(store);
  await migrate(graph);
  await graph.close();
  const { uri, user, password, database } = store;
  return {
    store: { uri, user, password, ...(database !== undefined && { database }) },
    close: async () => {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}
