import { afterAll, beforeAll, describe, inject, type SuiteFactory } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import type { TestStore } from '../setup/store.ts';

/** The tests' database, for a test that connects by itself (as a second program, say); null where none can run. */
export const testStore = storeOfThisWorker();

/** What `describeGraph` hands to its tests. `graph` may be used from `beforeAll` on. */
export interface GraphFixture {
  readonly graph: Graph;
  /** Deletes every node but the records of migrations. Constraints and indexes stay. */
  wipe(): Promise<void>;
}

/**
 * A `describe` that needs a real, migrated Neo4j. It starts from an empty graph; a test that wants one of its own calls
 * `wipe` in `beforeEach`. Where no Neo4j can run the tests are reported as skipped; with `PHONOGRAPH_REQUIRE_ALL` set
 * the run fails instead (in `test/setup/store.ts`).
 *
 *     describeGraph('recording store', (fixture) => {
 *       it('keeps one recording for the same bytes', async () => { await fixture.graph.read(…) });
 *     });
 */
export function describeGraph(name: string, tests: (fixture: GraphFixture) => void): void {
  const suite: SuiteFactory = () => {
    let graph: Graph | undefined;
    const fixture: GraphFixture = {
      get graph() {
        if (graph === undefined) throw new Error('the graph is there from beforeAll on, not while tests are collected');
        return graph;
      },
      wipe: () => wipe(fixture.graph),
    };
    beforeAll(async () => {
      graph = await connectGraph(testStore!);
      await wipe(graph);
    });
    afterAll(() => graph?.close());
    tests(fixture);
  };
  if (testStore === null) describe.skip(`${name} (needs Neo4j: a JDK 17 with Maven, Docker, or NEO4J_URI)`, suite);
  else describe(name, suite);
}

const deleteSome = {
  name: 'test/delete-some-nodes',
  text: 'MATCH (n) WHERE NOT n:Migration WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS deleted',
};

async function wipe(graph: Graph): Promise<void> {
  for (;;) {
    const [row] = await graph.write((transaction) => transaction.run<{ deleted: number }>(deleteSome));
    if (row === undefined || row.deleted < 20000) return;
  }
}

/** Files that are tested side by side have a store each: vitest numbers its workers from 1 to as many as there are. */
function storeOfThisWorker(): TestStore | null {
  const stores = inject('stores');
  if (stores === null) return null;
  const store = stores.length === 1 ? stores[0] : stores[Number(process.env.VITEST_POOL_ID) - 1];
  if (store === undefined) throw new Error(`no store for worker ${process.env.VITEST_POOL_ID} of ${stores.length}`);
  return store;
}
