import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OutageError, UnavailableError } from '../../src/errors.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { findJdk, findProgram } from '../../src/graph/local-store/find-java.ts';
import { readAddress, storeFolder } from '../../src/graph/local-store/store-folder.ts';
import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import { openStore, type OpenedStore } from '../../src/graph/open-store.ts';
import { outlast } from '../../src/graph/outlast.ts';
import { fillDisk } from '../fixtures/full-disk.ts';

const query = (text: string) => ({ name: 'test/query', text });
const program = fileURLToPath(new URL('store-program.ts', import.meta.url));
const canRun = findJdk() !== undefined && findProgram('mvn') !== undefined && !process.env.NEO4J_URI;
if (!canRun && process.env.PHONOGRAPH_REQUIRE_ALL && !process.env.NEO4J_URI)
  throw new Error('no JDK 17 with Maven here');

describe.skipIf(!canRun)('the local store (needs a JDK 17 with Maven, and no NEO4J_URI)', { timeout: 240_000 }, () => {
  let dataFolder: string;
  /** A data folder whose store was made and has stopped: to start one again takes half of what it takes to make one. */
  let madeBefore: string;
  const programs: ChildProcess[] = [];
  const stores: OpenedStore[] = [];

  beforeAll(async () => {
    madeBefore = dataFolder = await mkdtemp(join(tmpdir(), 'phonograph-store-'));
    await (await openStore({ dataFolder, graceMs: 1 })).close();
    await stopped();
  });
  afterAll(() => rm(madeBefore, { recursive: true, force: true }));
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'phonograph-store-'));
  });
  afterEach(async () => {
    for (const child of programs.splice(0)) child.kill('SIGKILL');
    for (const store of stores.splice(0)) await store.close();
    await stopped();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  });

  const takeMadeBefore = (): Promise<void> => cp(madeBefore, dataFolder, { recursive: true });

  async function open(graceMs = 300): Promise<OpenedStore> {
    const store = await openStore({ dataFolder, graceMs });
    stores.push(store);
    return store;
  }

  /** Another program that opens the store and holds it; resolves when it says so. */
  async function startProgram(): Promise<{ child: ChildProcess; javaProcess: number }> {
    const child = spawn(process.execPath, ['--import', 'tsx', program, dataFolder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    programs.push(child);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, javaProcess: Number(said.toString().trim()) };
  }

  const javaProcess = (): number | undefined => readAddress(storeFolder(dataFolder))?.processId;

  async function stopped(): Promise<void> {
    const running = javaProcess();
    await until(() => !existsSync(storeFolder(dataFolder).addressFile) && (running === undefined || !alive(running)));
  }

  async function within<Result>(store: OpenedStore, work: (graph: Graph) => Promise<Result>): Promise<Result> {
    const graph = await connectGraph(store);
    try {
      return await work(graph);
    } finally {
      await graph.close();
    }
  }

  const count = (graph: Graph): Promise<unknown> => graph.read(query('MATCH (n:Kept) RETURN count(n) AS n'));
  const keep = (graph: Graph): Promise<unknown> =>
    graph.write((transaction) => transaction.run(query('CREATE (:Kept)')));

  it('keeps its secrets to the owner, serves this machine only, and stops after the last program', async () => {
    const store = await open();
    const { path } = storeFolder(dataFolder);
    expect(statSync(join(path, 'credentials')).mode & 0o777).toBe(0o600);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(store.uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/);
    await within(store, keep);
    const running = javaProcess()!;
    await store.close();
    await until(() => !alive(running));
    expect(readdirSync(path)).not.toContain('address');
    expect(await within(await open(), count)).toEqual([{ n: 1 }]);
  });

  it('keeps what it acknowledged when java is killed, and starts again past the stale address', async () => {
    await takeMadeBefore();
    const { child, javaProcess: java } = await startProgram();
    const store = await open();
    await within(store, async (graph) => {
      for (let index = 0; index < 20; index++) await keep(graph);
    });
    child.kill('SIGKILL');
    await store.close();
    process.kill(java, 'SIGKILL');
    await until(() => !alive(java));
    expect(existsSync(storeFolder(dataFolder).addressFile)).toBe(true);
    expect(await within(await open(), count)).toEqual([{ n: 20 }]);
  });

  it('starts again, at the same address, under a program that outlives it', async () => {
    await takeMadeBefore();
    const store = await open();
    const graph = await connectGraph({ ...store, retryMs: 60_000 });
    await keep(graph);
    process.kill(javaProcess()!, 'SIGKILL');
    await keep(graph);
    expect(await count(graph)).toEqual([{ n: 2 }]);
    await graph.close();
  });

  it('starts again with all it acknowledged when it had no room for more', async () => {
    await takeMadeBefore();
    const store = await open();
    const graph = await connectGraph({ ...store, retryMs: 0 });
    await keep(graph);
    await fillDisk(1, javaProcess());
    await expect(keep(graph)).rejects.toThrow(OutageError);
    // The next java has room.
    await outlast(() => keep(graph), AbortSignal.timeout(120_000));
    expect(await count(graph)).toEqual([{ n: 2 }]);
    await graph.close();
  });

  it('is joined by a second program, and outlives the first however it ends', async () => {
    await takeMadeBefore();
    const first = await startProgram();
    const second = await startProgram();
    expect(second.javaProcess).toBe(first.javaProcess);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await sleep(1000);
    expect(alive(first.javaProcess)).toBe(true);
    second.child.kill('SIGTERM');
    await until(() => !alive(first.javaProcess));
  });

  it('is one store when two programs start at once', async () => {
    const [one, other, here] = await Promise.all([startProgram(), startProgram(), open()]);
    expect(one.javaProcess).toBe(other.javaProcess);
    expect(javaProcess()).toBe(one.javaProcess);
    await within(here, keep);
  });

  it('starts anew for a program that comes while it stops', async () => {
    await takeMadeBefore();
    const store = await open(1);
    await within(store, keep);
    await store.close();
    await sleep(20);
    expect(await within(await open(), count)).toEqual([{ n: 1 }]);
  });

  it('stops in good order on SIGTERM', async () => {
    await takeMadeBefore();
    const { child, javaProcess: java } = await startProgram();
    child.kill('SIGSTOP'); // or it would start the store again at once
    process.kill(java, 'SIGTERM');
    // Not by its process id: a parent that does not run leaves a dead child in the table.
    await until(() => readFileSync(storeFolder(dataFolder).logFile, 'utf8').endsWith('STOPPED\n'));
    expect(existsSync(storeFolder(dataFolder).addressFile)).toBe(false);
  });

  it('says why it did not start', async () => {
    await takeMadeBefore();
    const neo4j = join(dataFolder, 'store', 'neo4j', 'data', 'databases');
    await rm(join(neo4j, 'system'), { recursive: true });
    writeFileSync(join(neo4j, 'system'), 'not a folder');
    const failed = openStore({ dataFolder, graceMs: 300 });
    await expect(failed).rejects.toThrow(UnavailableError);
    await expect(failed).rejects.toThrow(/store\.log says:\nFAILED .*(\n.*)*system/);
  });
});

function alive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(50);
}
