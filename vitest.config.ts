import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// A test that hangs ends some day. Nothing is said by it about speed: beside others on two cores, one waits long for its turn.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

/**
 * For every store that tests start: C1 compiles, C2 does not. A test runs hardly a query often enough for what C2 makes of it,
 * and C2 took a third of all the processor time of the tests on the store. The usual room for what C1 makes is too small, and
 * what it had thrown out for want of it was a seventh of the rest.
 */
process.env.JDK_JAVA_OPTIONS ??= '-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m';

/** How many stores a project's tests may start; they mostly wait, so that more than one keeps the processor busy. */
const stores = process.env.NEO4J_URI ? 1 : Number(process.env.PHONOGRAPH_TEST_STORES ?? 1);

/** A store for each file that is tested at a time, so that none wipes what another is reading. */
const onTheStore = {
  maxWorkers: stores,
  globalSetup: ['test/setup/store.ts'],
  ...patience,
};
/** Not these two, which start stores of their own. */
const onOwnStores = 'test/graph/{local-store,backup}.graph.test.ts';
/** They run programs or load models, and set the environment for them. */
const withTools = ['test/**/*.{media,model}.test.ts', onOwnStores];

/** The folder where `.ci/run` wants the counts, one file a run: `npm test` makes three at once. */
const folder = process.env.PHONOGRAPH_TEST_RESULTS;
const results = folder === undefined ? undefined : `${folder}/${process.pid}.json`;

export default defineConfig({
  resolve: {
    // Vite would take graphql's ES build while type-graphql and Apollo take the CommonJS one as Node does: two copies of
    // its classes that do not know each other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    // What somebody has fetched on this machine must not change what tests see.
    env: { PHONOGRAPH_PRETRAINED: fileURLToPath(new URL('test/fixtures/nothing-fetched', import.meta.url)) },
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      // What keeps to itself needs no process of its own: to start one for each took over a third of their processor time.
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [...withTools, 'test/**/*.{graph,e2e}.test.ts'],
          isolate: false,
          ...patience,
        },
      },
      { extends: true, test: { ...patience, name: 'tools', include: withTools } },
      {
        extends: true,
        test: {
          ...onTheStore,
          name: 'graph',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.graph.test.ts'],
          exclude: [onOwnStores],
        },
      },
      // With a store of their own: those that use the whole program, often as another process, and wait for it.
      {
        extends: true,
        test: { ...onTheStore, name: 'e2e', sequence: { groupOrder: 2 }, include: ['test/**/*.e2e.test.ts'] },
      },
    ],
  },
});
