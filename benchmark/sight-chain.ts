/**
 * What it takes to see everything in a film of 640 × 360 in which much moves, by its length: shots, things, faces, bodies, hands, what is done,
 * scenes, texts, qualities, and who sounds, in one process. Fails where fewer than 8 frames a second are done, where memory grows with length, or where
 * the event loop is held up.
 *
 *   npx tsx benchmark/sight-chain.ts [MINUTES]...        (1 and 4 unless said)
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { allResultsOfFile } from '../src/inference/infer-file.ts';
import { Lanes } from '../src/inference/lanes.ts';
import { plan } from '../src/plan.ts';
import { ffmpeg, MediaFolder } from '../test/fixtures/make-media.ts';
import { makeDeedClip } from './evaluations/sight/rendered/deed-clips.ts';
import { makeGestureClip } from './evaluations/sight/rendered/gesture-clips.ts';
import { makeShotClip } from './evaluations/sight/rendered/shot-clips.ts';
import { makeTrackClip } from './evaluations/sight/rendered/track-clips.ts';
import { processCost, type ProcessCost } from './process-cost.ts';

const LEAST_FRAMES_PER_SECOND = 8;
const MOST_GROWTH = 1.25;
const MOST_DELAY_MS = 100;
const FRAMES_PER_SECOND = 24;

interface Seen {
  readonly seconds: number;
  readonly delayMs: number;
}

/** Drawn clips one after the other, as often as it takes, with a tone beside them. */
async function makeFilm(folder: MediaFolder, minutes: number): Promise<string> {
  const clips: string[] = [];
  for (let seed = 500; seed < 503; seed++) {
    for (const make of [makeDeedClip, makeGestureClip, makeTrackClip, makeShotClip]) {
      clips.push((await make(folder.path, seed)).path);
    }
  }
  const list = folder.at(`${minutes}.txt`);
  await writeFile(
    list,
    Array.from({ length: minutes }, () => clips.map((clip) => `file '${clip}'`))
      .flat()
      .join('\n'),
  );
  const path = folder.at(`${minutes}.mp4`);
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=16000'];
  await ffmpeg([
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    list,
    ...tone,
    '-t',
    String(minutes * 60),
    '-c:v',
    'copy',
    '-c:a',
    'aac',
    path,
  ]);
  return path;
}

/** In a process of its own: everything that looks at pictures, on one film. */
async function see(path: string): Promise<Seen> {
  const lanes = new Lanes(1);
  const delays = monitorEventLoopDelay({ resolution: 10 });
  // Loading and compiling the program is not looking at a film.
  delays.enable();
  const began = performance.now();
  const looking = [...plan.local, ...plan.onRequest].filter(({ needs }) => needs === 'video');
  await allResultsOfFile(looking, path, lanes);
  const seconds = (performance.now() - began) / 1000;
  delays.disable();
  await lanes.close();
  return { seconds, delayMs: delays.percentile(99.9) / 1e6 };
}

async function main(): Promise<void> {
  const [mode, path] = process.argv.slice(2);
  if (mode === '--see') return console.log(JSON.stringify(await see(path!)));
  if (!existsSync('/proc/self/status')) return console.log('skipped: there is no /proc to ask');
  const lengths = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 4];
  const folder = await MediaFolder.make();
  const failures: string[] = [];
  let first: ProcessCost | undefined;
  try {
    console.log('| minutes | frames a second | processor, s a minute | peak memory, MB | event loop held up, ms |');
    console.log('| --- | --- | --- | --- | --- |');
    for (const minutes of lengths) {
      const film = await makeFilm(folder, minutes);
      const cost = await processCost(['--import', 'tsx', fileURLToPath(import.meta.url), '--see', film], folder.path);
      const seen = JSON.parse(cost.output.trim().split('\n').at(-1)!) as Seen;
      const rate = (minutes * 60 * FRAMES_PER_SECOND) / seen.seconds;
      const row = [minutes, rate.toFixed(1), (cost.cpuSeconds / minutes).toFixed(0), cost.peakMegabytes.toFixed(0)];
      console.log(`| ${[...row, seen.delayMs.toFixed(0)].join(' | ')} |`);
      if (rate < LEAST_FRAMES_PER_SECOND) failures.push(`${minutes} minutes: ${rate.toFixed(1)} frames a second`);
      if (seen.delayMs > MOST_DELAY_MS) failures.push(`${minutes} minutes: the event loop is held up`);
      first ??= cost;
      if (cost.peakMegabytes > MOST_GROWTH * first.peakMegabytes) failures.push(`${minutes} minutes: memory grows`);
    }
  } finally {
    await folder.remove();
  }
  if (failures.length > 0) {
    console.error(failures.join('\n'));
    process.exitCode = 1;
  }
}

await main();
