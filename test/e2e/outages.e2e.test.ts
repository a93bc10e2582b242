import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readChanges } from '../../src/graph/change-log.ts';
import { CutConnection } from '../fixtures/cut-connection.ts';
import {
  checking,
  decodingFrames,
  decodingSound,
  faultyTool,
  killed,
  killedAfter,
  standsStill,
  toldToEndAfter,
} from '../fixtures/faulty-tool.ts';
import { fillDisk, makeRoom } from '../fixtures/full-disk.ts';
import { describeGraph, testStore } from '../graph/graph-fixture.ts';
import { accept, startProgram, type ProgramOptions, type RunningProgram } from './running-server.ts';
import { settledGraph } from './settled-graph.ts';

const names = ['clip-01.mp4', 'clip-02.mp4'];
const clips = await Promise.all(
  names.map((name) => readFile(new URL(`../../examples/sample/clips/${name}`, import.meta.url))),
);
const patience = { timeout: 90_000, interval: 200 };

describeGraph('an ingestion that is disturbed', (fixture) => {
  let folder: string;
  let undisturbed: readonly string[];
  let program: RunningProgram | undefined;

  const start = async (options: ProgramOptions = {}) => {
    // The usual way of waiting, in shorter steps.
    const patience = { storeRetryMs: 3_000, outageRestMs: 1_500 };
    program = await startProgram({ ...options, patience, mayHaveFaults: true });
    return program;
  };
  const uploadAll = async (to: RunningProgram) => {
    const uploads = [];
    for (const [place, bytes] of clips.entries()) uploads.push((await to.upload(bytes, names[place]!)).uploadId);
    return uploads;
  };
  const acceptAll = async (by: RunningProgram, uploads: readonly string[]) => {
    const ids = [];
    for (const uploadId of uploads) ids.push(await accept(by, uploadId));
    return ids;
  };
  const jobs = async () =>
    await fixture.graph.read<{ status: string; attempts: number; code: string | null; message: string | null }>({
      name: 'test/jobs',
      text: `MATCH (job:IngestJob)
        RETURN job.status AS status, job.attempts AS attempts, job.faultCode AS code, job.faultMessage AS message`,
    });
  const settled = async ({ phonograph }: RunningProgram) => {
    await vi.waitFor(async () => {
      expect((await jobs()).map(({ status }) => status)).toEqual(names.map(() => 'DONE'));
      expect(await phonograph.corpus.lexiconsBehind()).toEqual([]);
    }, patience);
    return await settledGraph(fixture.graph);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phonograph-outages-'));
    const calm = await start();
    await acceptAll(calm, await uploadAll(calm));
    undisturbed = await settled(calm);
    await calm.stop();
    program = undefined;
    expect(undisturbed.length).toBeGreaterThan(20);
  });

  beforeEach(() => fixture.wipe());

  afterEach(async () => {
    await makeRoom();
    await program?.stop();
    program = undefined;
    vi.unstubAllEnvs();
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('by a full disk goes on when there is room', async () => {
    const it = await start();
    const first = await it.upload(clips[0]!, names[0]!);
    await fillDisk(10_000);
    const refused = await fetch(`${it.server.url}/media`, {
      method: 'POST',
      headers: { 'content-type': 'video/mp4', 'x-filename': names[1]! },
      // So much that the disk is full before all has arrived.
      body: Buffer.concat([clips[1]!, Buffer.alloc(3_000_000)]),
    });
    expect(refused.status).toBe(507);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({
      error: { code: 'DISK_FULL', retryable: true, message: expect.stringMatching(/no room left on the disk.*media/) },
    });
    await makeRoom();
    const second = await it.upload(clips[1]!, names[1]!);

    // Room for the files, and none for their decoded sound.
    await fillDisk(100_000);
    await acceptAll(it, [first.uploadId, second.uploadId]);
    const waiting = { status: 'QUEUED', attempts: 0, code: 'DISK_FULL' };
    await expect.poll(jobs, patience).toMatchObject([waiting, waiting]);
    // Longer than the tries of a run: nothing has failed for good.
    await sleep(3_000);
    for (const { code, message } of await jobs()) {
      expect(code).toBe('DISK_FULL');
      expect(message).toContain('no room left on the disk');
    }
    await makeRoom();
    expect(await settled(it)).toEqual(undisturbed);
  });

  it('by a lost connection to the store goes on when it is back, and so does a subscription', async () => {
    const way = await CutConnection.to(testStore!.uri);
    const it = await start({ uri: way.uri });
    const url = it.server.url.replace('http', 'ws');
    const client = createClient({ url: `${url}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
    const told: Told[] = [];
    let toldOne: () => void;
    const firstTold = new Promise<void>((resolve) => (toldOne = resolve));
    const follow = (after: string | null, to: (event: Told) => void) =>
      client.subscribe<{ ingestProgressed: Told }>(
        { query: progress, variables: { after } },
        {
          next: ({ data, errors }) => {
            if (errors !== undefined) throw new Error(JSON.stringify(errors));
            to(data!.ingestProgressed);
          },
          error: (error) => expect.unreachable(String(error)),
          complete: () => undefined,
        },
      );
    follow(null, (event) => {
      told.push(event);
      if (event.event === 'RUN_DONE') toldOne();
    });
    // The subscription begins at the latest change there is.
    await expect.poll(() => it.ask('{ recordings(first: 1) { edges { cursor } } }')).toHaveProperty('data');
    await sleep(500);
    await acceptAll(it, await uploadAll(it));
    await firstTold;

    await way.cut();
    const [ready, query, upload] = await Promise.all([
      fetch(`${it.server.url}/ready`),
      fetch(`${it.server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ recordings(first: 1) { edges { cursor } } }' }),
      }),
      it.upload(clips[0]!, 'again.mp4').catch(String),
    ]);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: 'not ready', faults: [{ part: 'store' }] });
    const answer = (await query.json()) as { errors: unknown[] };
    expect(answer.errors).toMatchObject([
      { message: expect.stringContaining('try again'), extensions: { code: 'UNAVAILABLE', retryable: true } },
    ]);
    expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
    expect(upload).toMatch(/503.*UNAVAILABLE/);

    await way.mend();
    expect(await settled(it)).toEqual(undisturbed);
    await expect.poll(async () => (await fetch(`${it.server.url}/ready`)).status, patience).toBe(200);

    const kinds = new Set(['RECORDING_ADDED', 'RUN_DONE', 'RUN_FAILED', 'RECORDING_READY', 'RECORDING_FAILED']);
    const logged = (await readChanges(fixture.graph, { after: 0 })).filter(({ kind }) => kinds.has(kind));
    const expected = logged.map(({ kind, recordingId }) => ({ event: kind, recordingId }));
    await expect.poll(() => told.map(({ event, recordingId }) => ({ event, recordingId })), patience).toEqual(expected);
    const resumed: Told[] = [];
    follow(told[1]!.cursor, (event) => resumed.push(event));
    await expect
      .poll(() => resumed.map(({ cursor }) => cursor), patience)
      .toEqual(told.slice(2).map(({ cursor }) => cursor));
    await client.dispose();
    await it.stop();
    program = undefined;
    await way.cut();
  }, 180_000);

  it('by media tools that are killed, told to end or stand still tries again', async () => {
    vi.stubEnv('PHONOGRAPH_MEDIA_STALL_SECONDS', '2');
    const ffmpeg = await faultyTool(join(folder, 'ffmpeg'), 'ffmpeg', [
      { of: checking, how: [standsStill] },
      { of: decodingSound, how: [killedAfter(60_000), toldToEndAfter(60_000)] },
      { of: decodingFrames, how: [killedAfter(1_000_000), standsStill] },
    ]);
    vi.stubEnv('FFMPEG_PATH', ffmpeg);
    vi.stubEnv('FFPROBE_PATH', await faultyTool(join(folder, 'ffprobe'), 'ffprobe', [{ of: '*', how: [killed] }]));
    const it = await start();
    await acceptAll(it, await uploadAll(it));
    expect(await settled(it)).toEqual(undisturbed);
    // Every fault was had.
    expect(await readdir(`${ffmpeg}.runs`)).toHaveLength(5);
  });
});

interface Told {
  readonly event: string;
  readonly recordingId: string;
  readonly cursor: string;
}

const progress = 'subscription ($after: String) { ingestProgressed(after: $after) { event recordingId cursor } }';
