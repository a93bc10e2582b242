/**
 * Thousands of subscribers of `mappingChanged`: latency from the statement that appends a change to its receipt, what
 * was missed or came twice, and what the server spends. The servers are processes as `phonograph serve` composes them,
 * on one store; another process writes the changes through the change log; the subscribers are a third one.
 *
 *   npx tsx benchmark/subscribers.ts [--subscribers 5000] [--changes 10] [--seconds 60] [--only one|two|bare]
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changeCursor } from '../src/api/change-subscription.ts';
import { latestPosition } from '../src/graph/change-log.ts';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import { CollectionStore } from '../src/recording/collection.store.ts';
import { localOwnerId } from '../src/recording/recording.ts';
import type { ClientPlan, ClientReport, FromClient, ToClient, Written } from './subscribers/messages.ts';
import type { WriterPlan } from './subscribers/writer.ts';

const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '5000' },
    changes: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string' },
  },
});
const subscribers = Number(values.subscribers);
const changesPerSecond = Number(values.changes);
const seconds = Number(values.seconds);
const forms = 10;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
}

interface Spent {
  readonly cpuSeconds: number;
  readonly residentMiB: number;
}

const folder = await mkdtemp(join(tmpdir(), 'phonograph-benchmark-'));
const store = await openStore({ dataFolder: folder });
const graph = await connectGraph(store);
await migrate(graph);
const { lexiconId } = await new CollectionStore(graph).ensure('benchmark', localOwnerId, 'eng');
const children = new Set<ChildProcess>();
try {
  console.log(`${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`);
  console.log(`${subscribers} subscribers, ${changesPerSecond} changes a second for ${seconds} s\n`);
  if (values.only === undefined || values.only === 'bare') await bare();
  if (values.only === undefined || values.only === 'one')
    await ours('one server', 1, { cutsPerSecond: 0, kill: false });
  if (values.only === undefined || values.only === 'two') {
    await ours('two servers, one killed half way, connections cut', 2, { cutsPerSecond: 10, kill: true });
  }
} finally {
  for (const child of children) child.kill('SIGKILL');
  await graph.close();
  await store.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function ours(name: string, count: number, disturb: { cutsPerSecond: number; kill: boolean }): Promise<void> {
  const servers = await Promise.all(Array.from({ length: count }, () => startServer()));
  const plan: ClientPlan = {
    urls: servers.map(({ url }) => url),
    subscribers,
    bySse: Math.round(subscribers / 10),
    filtered: Math.round(subscribers / 5),
    forms,
    after: changeCursor(await latestPosition(graph)),
    cutsPerSecond: disturb.cutsPerSecond,
  };
  await measure(name, plan, servers, async () => {
    const writer = child('subscribers/writer.ts');
    const { uri, user, password, database } = store;
    writer.send({
      store: { uri, user, password, database },
      lexiconId,
      changesPerSecond,
      seconds,
      forms,
    } satisfies WriterPlan);
    if (disturb.kill) setTimeout(() => servers[0]!.process.kill('SIGKILL'), (seconds / 2) * 1000);
    return (await answerOf(writer)) as readonly Written[];
  });
}

async function bare(): Promise<void> {
  const server = child('subscribers/bare-server.ts');
  const url = await readyUrl(server);
  const plan = { urls: [url], subscribers, bySse: 0, filtered: 0, forms, after: '', cutsPerSecond: 0 };
  await measure('bare ws broadcast', plan, [{ process: server, url }], async () => {
    server.send({ changesPerSecond, seconds });
    return (await answerOf(server)) as readonly Written[];
  });
}

async function measure(
  name: string,
  plan: ClientPlan,
  servers: readonly Server[],
  write: () => Promise<readonly Written[]>,
): Promise<void> {
  const client = child('subscribers/client.ts');
  const startedMs = performance.now();
  const subscribed = heard(client, (message) => message.is === 'subscribed');
  tell(client, { do: 'begin', plan });
  await subscribed;
  const subscribedSeconds = (performance.now() - startedMs) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const before = await Promise.all(servers.map(spent));
  const clientBefore = await spent({ process: client });
  const beganMs = performance.now();
  const written = await write();
  const took = (performance.now() - beganMs) / 1000;
  await Promise.race([
    heard(client, (message) => message.is === 'received' && message.least >= written.length),
    new Promise((resolve) => setTimeout(resolve, 20_000)),
  ]);
  const after = await Promise.all(servers.map((server) => spent(server).catch(() => undefined)));
  const clientAfter = await spent({ process: client });
  const lag = await Promise.all(servers.map(({ url }) => eventLoop(url).catch(() => '')));
  const reported = heard(client, (message) => message.is === 'report');
  tell(client, { do: 'report', written });
  const { report } = (await reported) as { report: ClientReport };
  for (const each of [client, ...servers.map((server) => server.process)]) {
    each.kill('SIGKILL');
    children.delete(each);
  }
  const serverCpu = after.map((each, n) => (each === undefined ? 'killed' : `${share(each, before[n]!, took)} %`));
  console.log(
    `${name}: subscribed in ${subscribedSeconds.toFixed(1)} s, written in ${took.toFixed(1)} s, load ${loadavg()[0]!.toFixed(1)}`,
  );
  console.log(
    `  latency p50 ${percentile(report, 0.5)} ms, p95 ${percentile(report, 0.95)} ms, p99 ${percentile(report, 0.99)} ms, ` +
      `max ${percentile(report, 1)} ms`,
  );
  console.log(
    `  ${report.deliveries} deliveries, ${report.missed} missed, ${report.outOfOrder} out of order, ` +
      `${report.duplicates} twice, ${report.reconnects} reconnects`,
  );
  console.log(
    `  server: CPU ${serverCpu.join(' and ')}, resident ${after.map((each) => each?.residentMiB ?? 0).join(' and ')} MiB` +
      `${lag.map((text) => text && `, event loop ${text}`).join('')}; clients: CPU ${share(clientAfter, clientBefore, took)} %`,
  );
  for (const refusal of report.refusals) console.log(`  said: ${refusal}`);
  console.log();
}

async function startServer(): Promise<Server> {
  const server = spawn(process.execPath, ['--import', 'tsx', here('../src/cli.ts'), 'serve', '--data', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn' },
  });
  children.add(server);
  return { process: server, url: await readyUrl(server) };
}

function child(path: string): ChildProcess {
  const started = fork(here(path), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  if (!path.includes('bare')) started.stderr!.pipe(process.stderr);
  children.add(started);
  return started;
}

async function readyUrl(server: ChildProcess): Promise<string> {
  const lines = createInterface({ input: server.stderr! });
  return await new Promise((resolve, reject) => {
    const said: string[] = [];
    lines.on('line', (line) => {
      said.push(line);
      const url = /ready.*: (http:\/\/[^/ ]+)\//.exec(line)?.[1];
      if (url === undefined) return;
      lines.removeAllListeners('line').on('line', (later) => process.stderr.write(`${later.slice(0, 400)}\n`));
      resolve(url);
    });
    server.once('exit', () => reject(new Error(said.join('\n'))));
  });
}

async function answerOf(process_: ChildProcess): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    process_.once('message', resolve);
    process_.once('exit', () => reject(new Error('it ended without an answer')));
  });
}

async function heard(client: ChildProcess, wanted: (message: FromClient) => boolean): Promise<FromClient> {
  return await new Promise((resolve, reject) => {
    client.on('message', (message: FromClient) => {
      if (wanted(message)) resolve(message);
    });
    client.once('exit', () => reject(new Error('the clients ended')));
  });
}

function tell(client: ChildProcess, message: ToClient): void {
  client.send(message);
}

/** From Linux's own books. */
async function spent({ process: { pid } }: Pick<Server, 'process'>): Promise<Spent> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  const resident = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
    residentMiB: Math.round(Number(resident) / 1024),
  };
}

function share(after: Spent, before: Spent, took: number): string {
  return ((100 * (after.cpuSeconds - before.cpuSeconds)) / took).toFixed(0);
}

async function eventLoop(url: string): Promise<string> {
  const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(3000) })).text();
  const value = (name: string): string =>
    (1000 * Number(new RegExp(`^phonograph_nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(text)?.[1])).toFixed(
      0,
    );
  return `delay p50 ${value('p50')} p99 ${value('p99')} max ${value('max')} ms`;
}

function percentile({ byLatencyMs, deliveries }: ClientReport, at: number): number {
  let rest = at * deliveries;
  return byLatencyMs.findIndex((count) => (rest -= count) <= 0);
}
