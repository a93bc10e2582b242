import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotFoundError } from '../../src/errors.ts';
import type { MediaLibrary } from '../../src/http/media-ports.ts';
import { mediaRoutes } from '../../src/http/media-routes.ts';
import { NoAudioError } from '../../src/media/media-errors.ts';
import { memoryPcm } from '../../src/media/memory-pcm.ts';
import { tileOf } from '../../src/sound/tiles/cut-tile.ts';
import type { TileManifest } from '../../src/sound/tiles/tile-manifest.ts';
import { TileLibrary } from '../../src/sound/tiles/tile-library.ts';
import { noise } from '../dsp/signals.ts';
import { raw, reader, startTestServer, until, type TestServer } from './test-server.ts';

const sound = noise(16_000 * 100, 1, 0.5);
const drawn = { sha256: 'ab', path: '/clip', durationSeconds: 100 };

let folder: string;
let server: TestServer;
let cuts: AbortSignal[];
let hold: Promise<void> | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tile-routes-'));
  const library = new TileLibrary({
    folder,
    maker: {
      cut: async (_path, asked, signal) => {
        cuts.push(signal);
        await hold;
        return await tileOf(memoryPcm(sound), asked, signal);
      },
      // Nothing is made ahead, so what is coarse stays a sketch.
      build: async () => Promise.reject(new Error('not now')),
    },
    onFault: () => {},
  });
  const handler = mediaRoutes({
    store: { put: async () => expect.unreachable() },
    uploads: { create: async () => expect.unreachable() },
    library: {} as MediaLibrary,
    playable: async () => expect.unreachable(),
    annotations: async () => expect.unreachable(),
    captions: async () => expect.unreachable(),
    descriptions: { track: async () => expect.unreachable(), sound: async () => expect.unreachable() },
    parts: async () => expect.unreachable(),
    tiles: {
      open: async (id) => {
        if (id === 'rec_silent_film') throw new NoAudioError('film.mp4');
        if (id !== 'rec_1') throw new NotFoundError('recording', id);
        return {
          version: library.version(drawn),
          manifest: () => library.manifest(drawn),
          check: (place) => library.check(drawn, place),
          tile: (place, signal) => library.tile(drawn, place, signal),
        };
      },
    },
    identify: async () => reader,
    maxUploadBytes: 1,
    maxConcurrentUploads: 1,
  });
  server = await startTestServer({ routes: [{ path: '/media', handler }] });
});

beforeEach(() => {
  cuts = [];
  hold = undefined;
});

afterAll(async () => {
  await server.stop(100);
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  raw(`${server.url}/media/rec_1/tiles${path}`, { headers });

describe('tiles over HTTP', () => {
  test('are described, level by level', async () => {
    const { status, headers, body } = await get('');
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'application/json; charset=utf-8' });
    expect(headers['cache-control']).toBe('private, no-cache');
    const manifest = JSON.parse(body.toString()) as TileManifest;
    expect(manifest).toMatchObject({ durationSeconds: 100, columnsPerTile: 512, complete: false });
    expect(manifest.kinds.waveform).toMatchObject({ type: 'int16', valuesPerColumn: 2, sketchedFromLevel: null });
    expect(manifest.kinds.spectrogram).toMatchObject({ floorDb: -110, ceilingDb: 0, sketchedFromLevel: 4 });
    expect(manifest.kinds.spectrogram).toHaveProperty('bandCentresHz.127', 7811.9);
    expect(manifest.kinds.f0.levels).toEqual([
      { level: 0, columnSeconds: 0.01, columns: 10_000, tiles: 20 },
      { level: 1, columnSeconds: 0.02, columns: 5000, tiles: 10 },
      { level: 2, columnSeconds: 0.04, columns: 2500, tiles: 5 },
      { level: 3, columnSeconds: 0.08, columns: 1250, tiles: 3 },
      { level: 4, columnSeconds: 0.16, columns: 625, tiles: 2 },
      { level: 5, columnSeconds: 0.32, columns: 313, tiles: 1 },
    ]);
  });

  test.each([
    ['waveform/0/0', 2048],
    ['waveform/12/0', 391 * 4],
    ['spectrogram/0/19', (10_000 - 19 * 512) * 128],
    ['f0/3/2', (1250 - 1024) * 2],
  ])('%s has %i bytes, and stays as it is', async (path, length) => {
    const { version } = JSON.parse((await get('')).body.toString()) as TileManifest;
    const tile = await get(`/${path}?v=${version}`);
    expect(tile.status).toBe(200);
    expect(tile.body).toHaveLength(length);
    expect(tile.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(length),
      'cache-control': 'private, max-age=604800, immutable',
      etag: `"${version}-${path.replaceAll('/', '-')}"`,
      'tile-state': 'exact',
      'x-content-type-options': 'nosniff',
    });
  });

  test('are asked about again by whoever names no version or another, and not sent twice', async () => {
    for (const path of ['/f0/0/0', '/f0/0/0?v=old', '/f0/0/0?v=a&v=b']) {
      const { status, headers } = await get(path);
      expect({ status, cache: headers['cache-control'] }).toEqual({ status: 200, cache: 'private, no-cache' });
      const again = await get(path, { 'if-none-match': String(headers['etag']) });
      expect({ status: again.status, length: again.body.length }).toEqual({ status: 304, length: 0 });
    }
    expect(cuts).toHaveLength(3);
  });

  test('come compressed to whoever can read that, under a tag of their own', async () => {
    const plain = await get('/spectrogram/0/1');
    const packed = await get('/spectrogram/0/1', { 'accept-encoding': 'gzip, deflate, br' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringContaining('Accept-Encoding'),
    });
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
  });

  test('that are sketches say so, and are not kept', async () => {
    const { status, headers, body } = await get('/spectrogram/4/0');
    expect({ status, length: body.length }).toEqual({ status: 200, length: 512 * 128 });
    expect(headers).toMatchObject({ 'tile-state': 'sketch', 'cache-control': 'no-store' });
    expect(headers['etag']).toBeUndefined();
    expect((await get('/spectrogram/4/1')).headers['tile-state']).toBe('exact');
  });

  test.each([
    ['/loudness/0/0', 'the kinds are waveform, spectrogram, f0'],
    ['/f0/6/0', 'levels 0 to 5'],
    ['/f0/5/1', 'level 5 has tiles 0 to 0'],
    ['/f0/99999999999999999999/0', 'whole numbers'],
    ['/f0/-1/0', 'whole numbers'],
    ['/f0/0/1.5', 'whole numbers'],
    ['/f0/01/0', 'whole numbers'],
    ['/f0/0/..%2f..%2fetc', 'whole numbers'],
  ])('%s are none, and it is said why', async (path, why) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'TILE_NOT_FOUND' } });
    expect(body.toString()).toContain(why);
    expect(cuts).toEqual([]);
  });

  test('are not there of a recording without sound, and of none that the reader may see', async () => {
    for (const path of ['', '/waveform/0/0']) {
      const silent = await raw(`${server.url}/media/rec_silent_film/tiles${path}`);
      expect(silent.status).toBe(400);
      expect(JSON.parse(silent.body.toString())).toMatchObject({ error: { code: 'NO_AUDIO' } });
      for (const id of ['rec_2', '..%2f', '%00']) {
        const { status, body } = await raw(`${server.url}/media/${id}/tiles${path}`);
        expect(status).toBe(404);
        expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'NOT_FOUND' } });
      }
    }
  });

  test('are given up when whoever asks has hung up, which is no fault', async () => {
    let go = () => {};
    hold = new Promise((resolve) => (go = resolve));
    const controller = new AbortController();
    const asked = fetch(`${server.url}/media/rec_1/tiles/f0/0/5`, { signal: controller.signal }).catch(() => 'hung up');
    await until('it is being made', () => cuts.length === 1);
    server.log.length = 0;
    controller.abort();
    expect(await asked).toBe('hung up');
    await until('it is given up', () => cuts[0]!.aborted);
    go();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
