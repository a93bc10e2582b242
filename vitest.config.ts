import { defineConfig } from 'vitest/config';

/** Tests that share the one database: run one file after another, so that none wipes what another is reading. */
const onTheStore = ['test/**/*.graph.test.ts', 'test/**/*.e2e.test.ts'];

/** Where `.ci/run` wants the counts. */
const results = process.env.PHONOGRAPH_TEST_RESULTS;

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
        test: { name: 'pure', include: ['test/**/*.test.ts'], exclude: onTheStore },
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
