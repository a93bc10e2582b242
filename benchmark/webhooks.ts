/**
 * Twenty webhooks of one server: latency from the statement that appends a change to its receipt while changes come one
 * after another, with one receiver that never answers and one that is slow; then how fast what has gathered is delivered.
 * The server is a process as `phonograph serve` composes it, the writer another, the receivers are in this one.
 *
 *   npx tsx benchmark/webhooks.ts [--changes 10] [--seconds 30] [--backlog 5000]
 */
import { fork, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changePosition } from '../src/api/change-subscription.ts';
import { appendChanges } from '../src/graph/change-log.ts';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import { CollectionStore } from '../src/recording/collection.store.ts';
import { localOwnerId } from '../src/recording/recording.ts';
import type { Written } from './subscribers/messages.ts';
import type { WriterPlan } from './subscribers/writer.ts';

const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '30' },
    backlog: { type: 'string', default: '5000' },
  },
});
const changesPerSecond = Number(values.changes);
const seconds = Number(values.seconds);
const backlog = Number(values.backlog);
const count = 20;
const slowMs = 100;
/** Receivers by number: the first never answers, the second takes its time. */
const [hanging, slow] = [0, 1];

interface Got {
  readonly position: number;
  readonly latencyMs: number;
}
const got: Got[][] = Array.from({ length: count }, () => []);
let messages = 0;
const receivers = createServer((request, response) => {
  const number = Number(request.url!.slice(1));
  void text(request).then(async (body) => {
    if (number === hanging) return;
    if (number === slow) await sleep(slowMs);
    const { changes } = (JSON.parse(body) as { data: { changes: { at: string; cursor: string }[] } }).data;
    const nowMs = Date.now();
    for (const { at, cursor } of changes) {
      got[number]!.push({ position: changePosition(cursor), latencyMs: nowMs - Date.parse(at) });
    }
    messages += 1;
    response.writeHead(204).end();
  });
});
await new Promise<void>((resolve) => receivers.listen(0, '127.0.0.1', resolve));
const { port } = receivers.address() as AddressInfo;

const folder = await mkdtemp(join(tmpdir(), 'phonograph-benchmark-'));
const store = await openStore({ dataFolder: folder });
const graph = await connectGraph(store);
await migrate(graph);
const { lexiconId } = await new CollectionStore(graph).ensure('benchmark', localOwnerId, 'eng');
const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const server = spawn(process.execPath, ['--import', 'tsx', path('../src/cli.ts'), 'serve', '--data', folder], {
  stdio: ['ignore', 'ignore', 'pipe'],
  env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', PHONOGRAPH_WEBHOOK_ADDRESSES: '127.0.0.1' },
});
try {
  const url = await readyUrl();
  for (let number = 0; number < count; number++) await create(url, `http://127.0.0.1:${port}/${number}`);
  console.log(`${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`);
  console.log(`${count} webhooks, one of which never answers and one after ${slowMs} ms\n`);

  const written = await write();
  const wanted = written.map(({ position }) => position);
  await until(() => got.every((each, number) => number === hanging || each.length >= wanted.length));
  const inOrder = got.filter((each) => JSON.stringify(each.map(({ position }) => position)) === JSON.stringify(wanted));
  const quick = got.flatMap((each, number) => (number === slow ? [] : each)).map(({ latencyMs }) => latencyMs);
  console.log(`${changesPerSecond} changes a second for ${seconds} s, load ${loadavg()[0]!.toFixed(1)}`);
  console.log(`  latency of quick receivers ${percentiles(quick)}`);
  console.log(`  latency of the slow one ${percentiles(got[slow]!.map(({ latencyMs }) => latencyMs))}`);
  console.log(`  ${inOrder.length} of ${count - 1} that answer have all ${wanted.length} in order, none twice`);
  console.log(`  ${messages} messages\n`);

  got.forEach((each) => (each.length = 0));
  messages = 0;
  const startMs = performance.now();
  await graph.write((transaction) =>
    appendChanges(
      transaction,
      Array.from({ length: backlog }, (_, n) => change(n)),
    ),
  );
  const taken = () => (performance.now() - startMs) / 1000;
  await until(() => got.every((each, number) => number <= slow || each.length >= backlog));
  console.log(`${backlog} changes at once, load ${loadavg()[0]!.toFixed(1)}`);
  console.log(`  ${count - 2} quick receivers have them after ${taken().toFixed(1)} s`);
  await until(() => got[slow]!.length >= backlog);
  console.log(`  the slow one after ${taken().toFixed(1)} s; ${messages} messages`);
} finally {
  server.kill('SIGKILL');
  receivers.closeAllConnections();
  receivers.close();
  await graph.close();
  await store.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function change(n: number) {
  const ids = { mappingId: `mapping_${'a'.repeat(26)}`, formId: `form_${n % 10}`, conceptId: `concept_${n % 50}` };
  const payload = { ...ids, formerProbability: 0.25, probability: 0.5, status: 'HYPOTHESIS' };
  return { kind: 'MAPPING_CHANGED', lexiconId, payload };
}

async function write(): Promise<readonly Written[]> {
  const writer = fork(path('subscribers/writer.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const { uri, user, password, database } = store;
  const plan = { store: { uri, user, password, database }, lexiconId, changesPerSecond, seconds, forms: 10 };
  writer.send(plan satisfies WriterPlan);
  const answer = await new Promise<readonly Written[]>((resolve, reject) => {
    writer.once('message', (message) => resolve(message as readonly Written[]));
    writer.once('exit', () => reject(new Error('the writer ended without an answer')));
  });
  writer.kill();
  return answer;
}

async function create(url: string, to: string): Promise<void> {
  const query = `mutation { createWebhook(url: "${to}") { webhook { id } } }`;
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const answer = (await response.json()) as { errors?: unknown };
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
}

async function readyUrl(): Promise<string> {
  for await (const line of createInterface({ input: server.stderr })) {
    const url = /ready.*: (http:\/\/[^/ ]+)\//.exec(line)?.[1];
    if (url !== undefined) {
      server.stderr.resume();
      return url;
    }
  }
  throw new Error('the server ended');
}

async function until(done: () => boolean): Promise<void> {
  for (const endMs = performance.now() + 180_000; !done(); await sleep(20)) {
    if (performance.now() > endMs)
      throw new Error(`not delivered within 180 s: ${got.map(({ length }) => length).join(' ')}`);
  }
}

function percentiles(latencies: readonly number[]): string {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}
