/**
 * The direction of dependencies, as in the architecture:
 * main → http → {ingestion, exchange, workbench, webhook} → conversation → meaning → emotion → {phonetics, sight, vibration} →
 * sound → {recording, review} → access → {inference, graph, media, voice, dsp, api}. Skipping forward is free, going back is not.
 */
const ranks = [
  ['http', 'commands'],
  ['ingestion', 'exchange', 'workbench', 'webhook'],
  ['conversation'],
  ['meaning'],
  ['emotion'],
  ['phonetics', 'sight', 'vibration'],
  ['sound'],
  ['recording', 'review'],
  ['access'],
  ['inference', 'graph', 'media', 'voice', 'dsp', 'api'],
];

/** Root modules that know no capability; every folder may use them. */
const roots = '^src/(config|errors|grouped-by|metrics|request-context|secret-file)\\.ts$';

const folder = (names) => `^src/(${names.join('|')})/`;

const arrows = ranks.flatMap((names, rank) => {
  const earlier = ranks.slice(0, rank).flat();
  const siblings = names.length > 1 && rank !== ranks.length - 1 ? names : [];
  const rules = [];
  if (earlier.length > 0) {
    rules.push({
      name: `${names.join('-')}-do-not-go-back`,
      comment: 'A later capability adds to an earlier one; the earlier one never hears of it.',
      severity: 'error',
      from: { path: folder(names) },
      to: { path: folder(earlier) },
    });
  }
  for (const name of siblings) {
    const others = siblings.filter((each) => each !== name);
    // Reviews speak about recordings, and commands about everything.
    if (name === 'review' || name === 'commands') continue;
    rules.push({
      name: `${name}-leaves-its-siblings-alone`,
      severity: 'error',
      from: { path: folder([name]) },
      to: { path: folder(others) },
    });
  }
  return rules;
});

module.exports = {
  forbidden: [
    ...arrows,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'folders-do-not-compose',
      comment: 'Only the composition root knows everything.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/commands/' },
      to: { path: '^src/[^/]+\\.(ts|mjs)$', pathNot: roots },
    },
    { name: 'dsp-is-pure', severity: 'error', from: { path: '^src/dsp/' }, to: { dependencyTypes: ['core', 'npm'] } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$|lane-worker|vite.config' },
      to: {},
    },
    {
      name: 'the-page-asks-as-everybody-does',
      comment: 'It runs in a browser, and knows the server by its API alone; so does the client that others build on.',
      severity: 'error',
      from: { path: '^src/(client|workbench)/' },
      to: { path: '^src/', pathNot: '^src/(client|workbench)/' },
    },
    {
      name: 'the-server-does-not-run-the-page',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(client|workbench)/' },
      to: { path: '^src/(client|workbench)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // That one package has types alone.
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
    {
      name: 'no-development-packages',
      comment: 'The page is built before it is published, and what it is built of is in it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(client|workbench)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
