import { defineConfig } from 'vitest/config';

/** Tests that share the one database: run one file after another, so that none wipes what another is reading. */
const onTheStore = ['test/**/*.graph.test.ts', 'test/**/*.e2e.test.ts'];

/** The folder where `.ci/run` wants the counts, one file a run: `npm test` makes two at once. */
const folder = process.env.PHONOGRAPH_TEST_RESULTS;
const results = folder === undefined ? undefined : `${folder}/${process.pid}.json`;

export default defineConfig({
  resolve: {
    // Vite would take graphql's ES build while type-graphql and Apollo take the CommonJS one as Node does: two copies of
    // its classes that do not know each other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      {
        extends: true,
        // Beside the tests on the store, on a machine with few cores, a test that starts programs may have to wait for its turn.
        test: { name: 'pure', include: ['test/**/*.test.ts'], exclude: onTheStore, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'graph',
          include: onTheStore,
          fileParallelism: false,
          globalSetup: ['test/setup/store.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
