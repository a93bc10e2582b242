/**
 * Reading at 100,000 mappings: p50 and p99 of `mappings` and of `recording { soundEvents }` through GraphQL over HTTP,
 * beside the same Cypher through the bare driver in the same run, turn by turn; and writing: upserts a second.
 *
 * The bare side runs the queries that the server runs for that answer, its check of who may read included, each in a
 * managed read transaction, as the driver's manual has it, and does nothing with the rows.
 *
 *   npx tsx benchmark/mappings-query.ts [--mappings 100000] [--rounds 200]
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';
import { readConfig } from '../src/config.ts';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import { openPhonograph } from '../src/phonograph.ts';
import { localOwnerId } from '../src/recording/recording.ts';
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
  const [readAccess, listMappings, readRecordings, readSoundEvents] = await Promise.all(
    ['recording/read-access', 'meaning/list-mappings', 'recording/read-recordings', 'sound/read-sound-events'].map(
      (name) => readFile(new URL(`../cypher/${name}.cypher`, import.meta.url), 'utf8'),
    ),
  );
  // What the server has to ask for the same answer, no more and no less: who may read what, and the rows.
  const readerParameters = {
    ...{ personId: localOwnerId, isSignedIn: true, mostRank: neo4j.int(3), onlyCollectionIds: null },
  };
  const bareMappings = async (limit: number): Promise<void> => {
    await bare(readAccess!, readerParameters);
    await bare(listMappings!, {
      lexiconIds: [lexiconId],
      status: null,
      collectionId: null,
      recordingId: null,
      after: null,
      before: null,
      atLeast: 0,
      atMost: 1,
      limit: neo4j.int(limit + 1),
    });
  };
  const mappings = (first: number) =>
    `{ mappings(first: ${first}) { edges { cursor node { id probability low high status } } pageInfo { hasNextPage } } }`;
  const rows = [
    await compare('mappings(first: 20)', mappings(20), () => bareMappings(20)),
    await compare('mappings(first: 50)', mappings(50), () => bareMappings(50)),
    await compare(
      'recording { soundEvents(first: 200) }',
      `{ recording(id: "${recordingId}") { soundEvents(first: 200) { edges { cursor node { id startSeconds endSeconds kind label confidence } } pageInfo { hasNextPage endCursor } } } }`,
      async () => {
        await bare(readAccess!, readerParameters);
        await bare(readRecordings!, { ids: [recordingId], collectionIds: [filled.collectionId] });
        await bare(readSoundEvents!, { runIds: [soundEventRunId(phonograph.engine)] });
      },
    ),
  ];
  process.stdout.write(
    `${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadavg()[0]!.toFixed(1)}, ${rounds} rounds each\n\n`,
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
  for (let round = -50; round < rounds; round++) {
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
