/**
 * Reading at 100,000 mappings: p50 and p99 of `mappings` and of `recording { soundEvents }` through GraphQL over HTTP,
 * beside the same Cypher through the bare driver in the same run; and writing: upserts a second.
 *
 *   npx tsx benchmark/mappings-query.ts [--mappings 100000] [--rounds 200]
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';
import { readConfig } from '../src/config.ts';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import { openPhonograph } from '../src/phonograph.ts';
import { serve } from '../src/serve.ts';
import { fillGraph, fillRecording, lexiconId, recordingId, soundEventRunId } from './mappings-query/fill-graph.ts';

const { values } = parseArgs({
  options: { mappings: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '200' } },
});
const rounds = Number(values.rounds);
const folder = await mkdtemp(join(tmpdir(), 'phonograph-benchmark-'));
const dataFolder = join(folder, 'data');
const store = await openStore({ dataFolder });
const graph = await connectGraph(store);
await migrate(graph);
const filled = await fillGraph(graph, Number(values.mappings));
await graph.close();

const config = { ...readConfig({ LOG_LEVEL: 'silent' }), port: 0, dataFolder };
const phonograph = await openPhonograph({ config, works: false });
await fillRecording(phonograph.graph, soundEventRunId(phonograph.engine), filled.collectionId);
const server = await serve(phonograph, config);
const driver = neo4j.driver(store.uri, neo4j.auth.basic(store.user, store.password), { disableLosslessIntegers: true });
try {
  const events = await readFile(new URL('../cypher/sound/read-sound-events.cypher', import.meta.url), 'utf8');
  const access = await readFile(new URL('../cypher/recording/read-recordings.cypher', import.meta.url), 'utf8');
  const list = await readFile(new URL('../cypher/meaning/list-mappings.cypher', import.meta.url), 'utf8');
  const collectionIds = [filled.collectionId];
  const nothing = {
    formId: null,
    conceptId: null,
    conceptLabel: null,
    status: null,
    minimumProbability: null,
    maximumProbability: null,
    collectionId: null,
    recordingId: null,
    after: null,
    before: null,
    backward: false,
  };
  const rows = [
    await compare(
      'mappings(first: 20)',
      '{ mappings(first: 20) { edges { cursor node { id probability low high status } } pageInfo { hasNextPage } } }',
      () => bare(list, { ...nothing, lexiconIds: [lexiconId], lexiconId: null, limit: neo4j.int(21) }),
    ),
    await compare(
      'recording { soundEvents(first: 200) }',
      `{ recording(id: "${recordingId}") { soundEvents(first: 200) { edges { node { id startSeconds endSeconds kind label confidence } } } } }`,
      async () => {
        await bare(access, { ids: [recordingId], collectionIds });
        await bare(events, { runIds: [soundEventRunId(phonograph.engine)] });
      },
    ),
  ];
  process.stdout.write(
    `${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${rounds} rounds each\n\n`,
  );
  process.stdout.write(
    '| query | GraphQL p50 | p99 | bare driver p50 | p99 | ratio p50 | p99 |\n|---|---|---|---|---|---|---|\n',
  );
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
  process.stdout.write(
    `\nupserts of a mapping with its two relations: ${Math.round(filled.upsertsPerSecond)} a second\n`,
  );
} finally {
  await driver.close();
  await server.stop(500);
  await phonograph.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}

async function bare(text: string, parameters: object): Promise<void> {
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    await session.executeRead((transaction) => transaction.run(text, parameters));
  } finally {
    await session.close();
  }
}

/** Turn by turn, so that both meet the same moods of the machine. */
async function compare(name: string, query: string, cypher: () => Promise<void>): Promise<string[]> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -20; round < rounds; round++) {
    const answered = await milliseconds(() => ask(query));
    const read = await milliseconds(cypher);
    if (round < 0) continue;
    ours.push(answered);
    theirs.push(read);
  }
  const [a, b, c, d] = [
    percentile(ours, 0.5),
    percentile(ours, 0.99),
    percentile(theirs, 0.5),
    percentile(theirs, 0.99),
  ];
  return [name, ...[a, b, c, d].map((ms) => `${ms.toFixed(1)} ms`), (a / c).toFixed(2), (b / d).toFixed(2)];
}

async function ask(query: string): Promise<void> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: readonly { message: string }[] };
  if (errors !== undefined) throw new Error(errors[0]?.message);
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function percentile(values_: readonly number[], share: number): number {
  const sorted = [...values_].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
