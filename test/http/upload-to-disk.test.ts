import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaRoutes } from '../../src/http/media-routes.ts';
import type { MediaLibrary } from '../../src/http/media-ports.ts';
import { ContentStore } from '../../src/media/content-store.ts';
import { clip, raw, reader, startTestServer, type TestServer } from './test-server.ts';

let folder: string;
let store: ContentStore;
let server: TestServer;
const unusedLibrary = {} as MediaLibrary;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  store = new ContentStore(folder);
  const handler = mediaRoutes({
    store,
    uploads: { create: async ({ sha256 }) => `up_${sha256.slice(0, 4)}` },
    library: unusedLibrary,
    playable: async () => expect.unreachable(),
    annotations: async () => expect.unreachable(),
    captions: async () => expect.unreachable(),
    descriptions: { track: async () => expect.unreachable(), sound: async () => expect.unreachable() },
    parts: async () => expect.unreachable(),
    tiles: { open: async () => expect.unreachable() },
    identify: async () => reader,
    maxUploadBytes: 50_000,
    maxConcurrentUploads: 4,
  });
  server = await startTestServer({ routes: [{ path: '/media', handler }] });
});

afterAll(async () => {
  await server.stop(100);
  await rm(folder, { recursive: true });
});

async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

const headers = { 'Content-Type': 'audio/wav' };

test('an upload is on the disk when it is answered, and nothing is of one that breaks off or is too large', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    'POST /media HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\nContent-Length: 9999\r\n\r\nRIFF',
  );
  while ((await files()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  socket.destroy();
  while ((await files()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));

  const chunked = { ...headers, 'Transfer-Encoding': 'chunked' };
  const tooLarge = await raw(`${server.url}/media`, { method: 'POST', headers: chunked }, Buffer.alloc(90_000));
  expect(tooLarge.status).toBe(413);
  expect(await files()).toEqual([]);

  const kept = await raw(`${server.url}/media`, { method: 'POST', headers }, clip);
  const { sha256 } = JSON.parse(kept.body.toString()) as { sha256: string };
  expect((await readFile(store.path(sha256))).equals(clip)).toBe(true);
});
