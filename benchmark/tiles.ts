/**
 * How soon three hours of sound can be drawn: decoding, the first overview of all kinds while nothing is made yet, fine tiles, making all that is kept,
 * and the overview again. The server runs in a process of its own, as it does for users, with worker threads that are not started yet.
 *
 *   npx tsx benchmark/tiles.ts [MINUTES]
 */
import { fork } from 'node:child_process';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { tile, tileManifest } from '../src/http/tiles.ts';
import { Lanes } from '../src/inference/lanes.ts';
import { openMedia } from '../src/media/open-media.ts';
import { TileLibrary } from '../src/sound/tiles/tile-library.ts';
import { tileMakerIn } from '../src/sound/tiles/tile-maker.ts';
import type { TileManifest } from '../src/sound/tiles/tile-manifest.ts';
import type { TileKind } from '../src/sound/tiles/tile-kinds.ts';
import { buzz, noise } from '../test/dsp/signals.ts';
import { ffmpeg, MediaFolder } from '../test/fixtures/make-media.ts';

/** Of a page as wide as a screen. */
const PIXELS = 1500;
/** As many as a browser asks for at the same time of one server. */
const CONNECTIONS = 6;
const WORKERS = 1;

const seconds = (sinceMs: number) => (performance.now() - sinceMs) / 1000;

/** The routes over one file, and what the process took when it is asked. */
async function serveTiles(path: string, folder: string): Promise<void> {
  const { facts } = await openMedia(path);
  const lanes = new Lanes(WORKERS);
  const library = new TileLibrary({ folder, maker: tileMakerIn(lanes), onFault: (error) => console.error(error) });
  const drawn = {
    ...{ sha256: '0'.repeat(64), path, durationSeconds: facts.durationSeconds },
    sampleRateHz: facts.audio?.sampleRateHz ?? null,
  };
  const reader = { ownerId: 'local', access: async () => ({ collectionIds: [], lexiconIds: [] }) };
  const options = {
    identify: async () => reader,
    tiles: {
      open: async () => ({
        version: library.version(drawn),
        manifest: () => library.manifest(drawn),
        check: library.check.bind(library, drawn),
        tile: library.tile.bind(library, drawn),
      }),
    },
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const app = express();
  app.get('/media/:recordingId/tiles', tileManifest(options as never));
  app.get('/media/:recordingId/tiles/:kind/:level/:index', tile(options as never));
  app.get('/state', (_request, response) => {
    response.json({ peakMegabytes: process.resourceUsage().maxRSS / 1024, worstDelayMs: delay.max / 1e6 });
  });
  const server = createServer(app).listen(0, '127.0.0.1', () => {
    delay.enable();
    process.send?.((server.address() as { port: number }).port);
  });
}

/** The tiles of a view of `span` seconds, all kinds. */
function tilesOfView({ kinds, columnsPerTile, version }: TileManifest, start: number, span: number): string[] {
  return Object.entries(kinds).flatMap(([kind, { levels }]) => {
    const { level, columnSeconds, tiles } =
      [...levels].reverse().find((each) => each.columnSeconds <= span / PIXELS) ?? levels[0]!;
    const at = (time: number) => Math.floor(time / (columnsPerTile * columnSeconds));
    const [from, to] = [at(start), Math.min(tiles - 1, at(start + span))];
    return Array.from({ length: to - from + 1 }, (_, place) => `/${kind}/${level}/${from + place}?v=${version}`);
  });
}

interface Fetched {
  readonly seconds: number;
  readonly tiles: number;
  readonly sketches: number;
  /** As they came. */
  readonly kilobytes: number;
}

async function fetchAll(base: string, paths: readonly string[]): Promise<Fetched> {
  const startedMs = performance.now();
  let [sketches, bytes, next] = [0, 0, 0];
  const connection = async () => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      const response = await fetch(base + path);
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      if (response.headers.get('Tile-State') === 'sketch') sketches++;
      bytes += Number(response.headers.get('Content-Length'));
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { seconds: seconds(startedMs), tiles: paths.length, sketches, kilobytes: bytes / 1024 };
}

function told(what: string, { seconds: took, tiles, sketches, kilobytes }: Fetched): void {
  const size = `${tiles} tiles, ${sketches} of them sketches, ${kilobytes.toFixed(0)} kB`;
  console.log(`${what.padEnd(44)} ${took.toFixed(2)} s   (${size})`);
}

/** A minute of voice and noise, over and over. */
async function makeRecording(folder: MediaFolder, minutes: number): Promise<string> {
  const minute = noise(60 * 44_100, 7, 0.01);
  for (let start = 2; start < 58; start += 4) {
    minute.set(
      buzz(100 + start, 240 - start, 2, 44_100).map((sample, place) => sample + minute[place]!),
      start * 44_100,
    );
  }
  const wave = await folder.wave('minute.wav', minute, { sampleRateHz: 44_100 });
  const encoded = await folder.encode('minute.m4a', wave);
  const path = folder.at('recording.m4a');
  await ffmpeg(['-stream_loop', String(minutes - 1), '-i', encoded, '-c', 'copy', path]);
  return path;
}

async function main(minutes: number): Promise<void> {
  const folder = await MediaFolder.make();
  process.env['TMPDIR'] = folder.path; // decoded sound goes there, too
  try {
    const path = await makeRecording(folder, minutes);
    const media = await openMedia(path);
    console.log(`recording: ${(media.facts.durationSeconds / 60).toFixed(1)} min`);
    for (const sampleRateHz of [16_000, 32_000]) {
      const startedMs = performance.now();
      await (await media.pcm({ sampleRateHz })).close();
      console.log(`decoding to ${sampleRateHz / 1000} kHz, as ingestion does: ${seconds(startedMs).toFixed(1)} s`);
    }
    const cache = folder.at('cache');
    await mkdir(cache);
    const child = fork(fileURLToPath(import.meta.url), ['serve', path, cache], { execArgv: ['--import', 'tsx'] });
    const port = await new Promise<number>((resolve) => child.once('message', (found) => resolve(found as number)));
    const base = `http://127.0.0.1:${port}/media/r/tiles`;
    const manifest = async () => (await (await fetch(base)).json()) as TileManifest;

    const startedMs = performance.now();
    const first = await manifest();
    const { durationSeconds } = first;
    console.log(`manifest: ${seconds(startedMs).toFixed(3)} s`);
    told('overview of all kinds, nothing made yet', await fetchAll(base, tilesOfView(first, 0, durationSeconds)));
    console.log(`since the page was opened: ${seconds(startedMs).toFixed(2)} s`);
    const middle = durationSeconds / 2;
    told('ten seconds in the middle, meanwhile', await fetchAll(base, tilesOfView(first, middle, 10)));
    told('ten minutes in the middle, meanwhile', await fetchAll(base, tilesOfView(first, middle, 600)));

    const madeAfter = new Map<TileKind, number>();
    for (let complete = false; !complete;) {
      const now = await manifest();
      for (const [kind, { sketchedFromLevel }] of Object.entries(now.kinds)) {
        const known = madeAfter.has(kind as TileKind) || sketchedFromLevel !== null;
        if (!known) madeAfter.set(kind as TileKind, seconds(startedMs));
      }
      complete = now.complete;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const [kind, after] of madeAfter)
      console.log(`all of ${kind}: ${after.toFixed(1)} s after the page was opened`);
    const whole = Math.max(...madeAfter.values());
    console.log(`${(durationSeconds / whole).toFixed(0)} times as fast as it sounds`);
    const sizes = await Promise.all((await readdir(cache)).map(async (name) => (await stat(join(cache, name))).size));
    console.log(`kept: ${sizes.map((size) => `${(size / 1024 ** 2).toFixed(1)} MB`).join(', ')}`);

    told('overview, all made', await fetchAll(base, tilesOfView(first, 0, durationSeconds)));
    told('ten minutes in the middle', await fetchAll(base, tilesOfView(first, middle, 600)));
    told('ten seconds in the middle', await fetchAll(base, tilesOfView(first, middle, 10)));
    const state = (await (await fetch(new URL('/state', base))).json()) as Record<string, number>;
    console.log(
      `peak ${state['peakMegabytes']?.toFixed(0)} MB, longest event loop delay ${state['worstDelayMs']?.toFixed(0)} ms`,
    );
    await rm(join(folder.path, `phonograph-${process.getuid?.() ?? 'user'}`), { recursive: true });
    told('a fine tile, decoded sound gone', await fetchAll(base, [`/spectrogram/0/0`]));
    child.kill();
  } finally {
    await folder.remove();
  }
}

const [what, path, cache] = process.argv.slice(2);
if (what === 'serve' && path !== undefined && cache !== undefined) await serveTiles(path, cache);
else await main(Number(what ?? 180));
