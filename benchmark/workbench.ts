/**
 * How soon the workbench is there and how smoothly it moves, in a real Chromium: the first view as Lighthouse measures it, opening a recording of
 * three hours that nobody has looked at, and scrolling through 100,000 annotations.
 *
 *   npx tsx benchmark/workbench.ts [MINUTES] [ANNOTATIONS]
 *
 * It starts a store and a server of its own in a temporary folder. Build the page before: npm run build.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { openPhonograph, type Phonograph } from '../src/phonograph.ts';
import { CollectionStore } from '../src/recording/collection.store.ts';
import { localOwnerId } from '../src/recording/recording.ts';
import { RecordingStore } from '../src/recording/recording.store.ts';
import { serve } from '../src/serve.ts';
import { recordingToDraw } from '../src/sound/tiles/recording-to-draw.ts';
import { openBrowser } from '../test/e2e/browser/browser.ts';
import { ffmpeg, MediaFolder } from '../test/fixtures/make-media.ts';

const [minutes = 180, count = 100_000] = process.argv.slice(2).map(Number);
const durationSeconds = minutes * 60;
const scrollSeconds = 6;

/** Lighthouse's two profiles: a slow phone on 4G, a desk. */
const profiles = {
  desk: { width: 1350, height: 940, cpu: 1, latencyMs: 40, kilobits: 10_240 },
  phone: { width: 412, height: 823, cpu: 4, latencyMs: 150, kilobits: 1638 },
};

interface FirstView {
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly shift: number;
  readonly scriptKilobytes: number;
  readonly listMs: number;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-workbench-'));
  const media = await MediaFolder.make();
  const config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'error', PHONOGRAPH_DATA: folder }) };
  // Without a worker: what is inferred of three hours is not what is measured.
  const phonograph = await openPhonograph({ config, works: false });
  const server = await serve(phonograph, config);
  const browser = await openBrowser();
  try {
    const recordingId = await putIn(server.url, media);
    for (const [name, profile] of Object.entries(profiles)) {
      const view = await firstView(browser, server.url, profile);
      console.log(`first view, ${name}: ${JSON.stringify(view)}`);
    }
    const opened = async () => JSON.stringify(await openRecording(browser, server.url));
    console.log(`opening ${minutes} minutes, just put in: ${await opened()}`);
    await keepTiles(phonograph, recordingId);
    console.log(`opening ${minutes} minutes, as ingestion leaves it: ${await opened()}`);
    const importMs = await importAnnotations(server.url, recordingId);
    console.log(`importing ${count} annotations: ${Math.round(importMs)} ms`);
    console.log(`scrolling: ${JSON.stringify(await scroll(browser, server.url, recordingId))}`);
  } finally {
    await browser.close();
    await server.stop(1000);
    await phonograph.close();
    await media.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function putIn(url: string, media: MediaFolder): Promise<string> {
  const path = join(media.path, 'long.flac');
  const sound = `aevalsrc='0.3*sin(2*PI*(180+60*sin(t/3))*t)*(0.5+0.5*sin(t))':s=16000:d=${durationSeconds}`;
  await ffmpeg(['-f', 'lavfi', '-i', sound, path]);
  const response = await fetch(`${url}/media`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-filename': 'long.flac' },
    body: await readFile(path),
  });
  const { uploadId } = (await response.json()) as { uploadId: string };
  const { ingestRecording } = await ask<{ ingestRecording: { recording: { id: string } } }>(
    url,
    `mutation ($id: ID!) { ingestRecording(uploadId: $id, collection: "long") { ... on IngestAccepted { recording { id } } } }`,
    { id: uploadId },
  );
  return ingestRecording.recording.id;
}

async function ask<Data>(url: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function firstView(browser: Browser, url: string, profile: (typeof profiles)['desk']): Promise<FirstView> {
  const context = await browser.newContext({ viewport: { width: profile.width, height: profile.height } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const bytes = await scriptBytes(session);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: profile.latencyMs,
    downloadThroughput: (profile.kilobits * 1024) / 8,
    uploadThroughput: (profile.kilobits * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.cpu });
  await page.addInitScript(`
    window.seen = { largest: 0, blocking: 0, shift: 0 };
    const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    watch('largest-contentful-paint', (entry) => { seen.largest = entry.startTime; });
    watch('longtask', (entry) => { seen.blocking += Math.max(0, entry.duration - 50); });
    watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  `);
  const startMs = performance.now();
  await page.goto(url);
  await page.locator('tbody tr').first().waitFor();
  const listMs = performance.now() - startMs;
  await page.waitForTimeout(1500);
  const seen = await page.evaluate<{ largest: number; blocking: number; shift: number; first: number }>(
    `({ ...seen, first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1 })`,
  );
  await context.close();
  return {
    firstPaintMs: Math.round(seen.first),
    largestPaintMs: Math.round(seen.largest),
    blockingMs: Math.round(seen.blocking),
    shift: Math.round(seen.shift * 1000) / 1000,
    scriptKilobytes: Math.round(bytes.total() / 102.4) / 10,
    listMs: Math.round(listMs),
  };
}

/** As they go over the wire. */
async function scriptBytes(session: CDPSession): Promise<{ total: () => number }> {
  const scripts = new Set<string>();
  let total = 0;
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) total += encodedDataLength;
  });
  return { total: () => total };
}

/** What ingestion does at its end. */
async function keepTiles({ graph, content, tiles }: Phonograph, recordingId: string): Promise<void> {
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const [recording] = await new RecordingStore(graph).read([recordingId], collectionIds);
  const startMs = performance.now();
  const drawn = recordingToDraw(recording!, (sha256) => content.path(sha256));
  await tiles.keep(drawn!, new AbortController().signal);
  console.log(`tiles kept: ${Math.round(performance.now() - startMs)} ms`);
}

/** @returns when the first sound is drawn, and when all that is in view is */
async function openRecording(browser: Browser, url: string): Promise<object> {
  // Playwright asks again and again by `eval`, which the page's policy refuses.
  const page = await browser.newPage({ viewport: { width: 1350, height: 940 }, bypassCSP: true });
  // The page's own code is there, as for anybody who works here.
  await page.goto(url);
  await page.locator('tbody tr').first().waitFor();
  const startMs = performance.now();
  await page.locator('tbody a').first().click();
  await drawn(page, 1, 1);
  const waveformMs = performance.now() - startMs;
  await drawn(page, 2, 50_000);
  const spectrogramMs = performance.now() - startMs;
  await page.close();
  return { waveformMs: Math.round(waveformMs), spectrogramMs: Math.round(spectrogramMs) };
}

async function drawn(page: Page, canvas: number, least: number): Promise<void> {
  await page.waitForFunction(
    `(() => {
      const canvas = document.querySelectorAll('[data-testid=timeline] canvas')[${canvas}];
      if (!canvas?.width) return false;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count += 1;
      return count >= ${least};
    })()`,
    undefined,
    { polling: 50, timeout: 120_000 },
  );
}

/** Words of 80 ms and more, one after another, and phones in them. */
async function importAnnotations(url: string, recordingId: string): Promise<number> {
  const step = durationSeconds / (count / 2);
  const lines = ['tier,start,end,text'];
  for (let i = 0; i < count / 2; i++) {
    const start = i * step;
    lines.push(`words,${start.toFixed(3)},${(start + 0.9 * step).toFixed(3)},word${i % 997}`);
    lines.push(`phones,${start.toFixed(3)},${(start + 0.4 * step).toFixed(3)},${'aeioumnpt'[i % 9]}`);
  }
  const response = await fetch(`${url}/media`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-filename': 'many.csv' },
    body: lines.join('\n'),
  });
  const { uploadId } = (await response.json()) as { uploadId: string };
  const startMs = performance.now();
  const { importAnnotations: outcome } = await ask<{ importAnnotations: { __typename: string } }>(
    url,
    `mutation ($id: ID!, $uploadId: ID!) { importAnnotations(recordingId: $id, uploadId: $uploadId, fileName: "many.csv") { __typename } }`,
    { id: recordingId, uploadId },
  );
  if (!/Imported/.test(outcome.__typename)) throw new Error(JSON.stringify(outcome));
  return performance.now() - startMs;
}

/** The wheel turns in each frame, near and from afar; frames are counted as the browser shows them. */
async function scroll(browser: Browser, url: string, recordingId: string): Promise<object> {
  const page = await browser.newPage({ viewport: { width: 1350, height: 940 } });
  const startMs = performance.now();
  await page.goto(`${url}/recordings/${recordingId}`);
  await page.getByRole('option', { name: `words (${count / 2})` }).waitFor({ state: 'attached', timeout: 300_000 });
  await page.getByRole('option', { name: `phones (${count / 2})` }).waitFor({ state: 'attached', timeout: 300_000 });
  const loadedMs = performance.now() - startMs;
  const results: Record<string, object> = {};
  for (const [name, zooms] of [
    ['whole', 0],
    ['minutes', 5],
    ['seconds', 11],
  ] as const) {
    await page.getByRole('button', { name: 'Whole recording' }).click();
    for (let i = 0; i < zooms; i++) await page.getByRole('button', { name: 'Closer' }).click();
    await page.waitForTimeout(1500);
    results[name] = await page.evaluate<object>(turnWheel(name === 'whole'));
  }
  await page.close();
  return { loadedMs: Math.round(loadedMs), ...results };
}

/** From afar there is nothing to scroll to: there it zooms in and out. */
function turnWheel(zooms: boolean): string {
  return `new Promise((resolve) => {
    const place = document.querySelector('[data-place=sound]');
    const { left, top, width } = place.getBoundingClientRect();
    const gaps = [];
    const begin = performance.now();
    let before = begin;
    let way = 1;
    const frame = (now) => {
      gaps.push(now - before);
      before = now;
      if (now - begin > ${scrollSeconds * 1000}) {
        gaps.sort((a, b) => a - b);
        const at = (share) => Math.round(10 * gaps[Math.floor(share * (gaps.length - 1))]) / 10;
        resolve({ framesPerSecond: Math.round((10_000 * gaps.length) / (now - begin)) / 10, medianMs: at(0.5), p95Ms: at(0.95), worstMs: at(1) });
        return;
      }
      if (gaps.length % 60 === 0) way = -way;
      place.dispatchEvent(new WheelEvent('wheel', {
        bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 10,
        ...(${zooms} ? { ctrlKey: true, deltaY: 12 * way } : { shiftKey: true, deltaY: 40 * way }),
      }));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`;
}

await main();
