/**
 * What it takes to hear everything in a long recording, by its length: who or what sounds when, captions, and speech pulled out of the rest,
 * each by the command in a process of its own. Fails where memory grows with length, or more than 0.15 of real time is needed.
 * Needs ../shared/data, of which the recordings are made: speech, sounds and near silence, one after another.
 *
 *   npx tsx benchmark/sound-chain.ts [MINUTES]...        (20 and 120 unless said)
 */
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ffmpeg, MediaFolder } from '../test/fixtures/make-media.ts';
import { processCost, type ProcessCost } from './process-cost.ts';
import { decode, pick, sharedData } from './evaluations/voice-activity/shared-recordings.ts';
import { seededRandom } from '../src/dsp/seeded-random.ts';

const MOST_OF_REAL_TIME = 0.15;
const MOST_GROWTH = 1.25;
const SECONDS_OF_PAUSE = 20;
const command = fileURLToPath(new URL('../src/bootstrap.mjs', import.meta.url));

/** Clips of `{speech, sounds, pauses}` as files of 16 kHz. */
async function makeClips(folder: MediaFolder): Promise<string[][]> {
  const speech = await pick(join(sharedData, 'librispeech', 'test-other'), '.opus', 60);
  const classes = (await readdir(join(sharedData, 'esc10'), { withFileTypes: true })).filter((each) =>
    each.isDirectory(),
  );
  const sounds = (
    await Promise.all(classes.map(({ name }) => pick(join(sharedData, 'esc10', name), '.ogg', 10)))
  ).flat();
  const clips: string[][] = [];
  for (const files of [speech, sounds]) {
    const made: string[] = [];
    for (const file of files) made.push(await folder.wave(`${clips.length}-${made.length}.wav`, await decode(file)));
    clips.push(made);
  }
  const random = seededRandom(1);
  const pause = Float32Array.from({ length: SECONDS_OF_PAUSE * 16_000 }, () => (random() - 0.5) * 0.001);
  return [...clips, [await folder.wave('pause.wav', pause)]];
}

/** Clips of each sort in turn, drawn at random, until there is enough. */
async function makeRecording(
  folder: MediaFolder,
  clips: readonly (readonly string[])[],
  minutes: number,
): Promise<string> {
  const random = seededRandom(2);
  const lines: string[] = [];
  for (let seconds = 0; seconds < minutes * 60;) {
    for (const sort of clips) lines.push(`file '${sort[Math.floor(random() * sort.length)]}'`);
    // A sound lasts five seconds, of which with the pause there are enough even without speech.
    seconds += SECONDS_OF_PAUSE + 5;
  }
  const list = folder.at(`${minutes}.txt`);
  await writeFile(list, lines.join('\n'));
  const path = folder.at(`${minutes}.flac`);
  await ffmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-t', String(minutes * 60), path]);
  return path;
}

async function main(): Promise<void> {
  if (!existsSync(sharedData)) return console.log('skipped: ../shared/data is not there');
  if (!existsSync('/proc/self/status')) return console.log('skipped: there is no /proc to ask');
  const lengths = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20, 120];
  const folder = await MediaFolder.make();
  const failures: string[] = [];
  try {
    const clips = await makeClips(folder);
    const first = new Map<string, ProcessCost>();
    console.log('| minutes | what | processor, s | of real time | peak memory, MB |\n| --- | --- | --- | --- | --- |');
    for (const minutes of lengths) {
      const path = await makeRecording(folder, clips, minutes);
      const commands = {
        'who or what sounds when': ['infer', 'heard-sources', path],
        captions: ['caption', path, '--out', folder.at(`${minutes}.srt`)],
        'speech pulled out': ['infer', 'separation', path, '--query', 'speech', '--out', folder.at(`parts-${minutes}`)],
      };
      let all = 0;
      for (const [what, args] of Object.entries(commands)) {
        const cost = await processCost([command, ...args], folder.path);
        const share = cost.cpuSeconds / (minutes * 60);
        all += share;
        console.log(
          `| ${minutes} | ${what} | ${cost.cpuSeconds.toFixed(0)} | ${share.toFixed(3)} | ${cost.peakMegabytes.toFixed(0)} |`,
        );
        const before = first.get(what);
        if (before === undefined) first.set(what, cost);
        else if (cost.peakMegabytes > MOST_GROWTH * before.peakMegabytes) failures.push(`${what}: memory grows`);
      }
      if (all > MOST_OF_REAL_TIME) failures.push(`${minutes} minutes: ${all.toFixed(3)} of real time`);
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
