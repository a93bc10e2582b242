/**
 * Processor time and peak memory of hearing phones, by the length of the recording: decoding once, the voice detector,
 * the network with its features, decoding of what it says. Each length runs in a process of its own, so that its peak
 * is that of this work alone. Needs ../shared/data, since it takes people's running speech.
 *
 *   npx tsx benchmark/phones.ts [--minutes 10 --minutes 180]
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { mediaOpener } from '../src/media/open-media.ts';
import { waveFile } from '../src/media/wave-file.ts';
import { PhoneRecogniser } from '../src/phonetics/phones/phone-recogniser.ts';
import { PhoneListener } from '../src/phonetics/phones/recognise-phones.ts';
import { detectSounds } from '../src/sound/detect-sounds.ts';
import { voiceLabel } from '../src/sound/sound-event.ts';
import { ffmpeg, MediaFolder } from '../test/fixtures/make-media.ts';
import { decode, pick, sharedData } from './evaluations/voice-activity/shared-recordings.ts';

interface Measured {
  readonly seconds: number;
  readonly voiceSeconds: number;
  readonly phones: number;
  /** Of all threads. */
  readonly detectorCpuSeconds: number;
  readonly phonesCpuSeconds: number;
  readonly idleMegabytes: number;
  readonly peakMegabytes: number;
}

async function measure(path: string, cache: string): Promise<Measured> {
  const idleMegabytes = process.memoryUsage().rss / 2 ** 20;
  const pcm = await (await mediaOpener({ folder: cache })(path)).pcm({ sampleRateHz: 16000, channels: 1 });
  const recogniser = await PhoneRecogniser.load();
  const started = process.cpuUsage();
  const events = await detectSounds(pcm);
  const detectorCpuSeconds = cpuSecondsSince(started);
  const listened = process.cpuUsage();
  const listener = new PhoneListener(pcm, events, recogniser);
  const voices = events.filter(({ label }) => label === voiceLabel);
  let phones = 0;
  for (const voice of voices) phones += (await listener.hear(voice)).phones.length;
  const phonesCpuSeconds = cpuSecondsSince(listened);
  await pcm.close();
  return {
    seconds: pcm.durationSeconds,
    voiceSeconds: voices.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0),
    phones,
    detectorCpuSeconds,
    phonesCpuSeconds,
    idleMegabytes,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

function cpuSecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

async function main(minutes: readonly number[]): Promise<void> {
  if (!existsSync(sharedData)) return console.log('skipped: ../shared/data is not there');
  const folder = await MediaFolder.make();
  try {
    const speech = await speechOf(5);
    const minute = folder.at('five.wav');
    await writeFile(minute, waveFile(speech, 16000));
    console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
    console.log(
      '| length | voice | phones | real-time factor, phones | voice detector | memory, peak | of that, idle |',
    );
    console.log('|---|---|---|---|---|---|---|');
    for (const length of minutes) {
      const path = folder.at(`${length}.wav`);
      await ffmpeg(['-stream_loop', String(Math.ceil(length / 5) - 1), '-i', minute, '-t', String(60 * length), path]);
      const args = ['--import', 'tsx', fileURLToPath(import.meta.url), '--file', path, '--cache', folder.at('cache')];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const told = JSON.parse(stdout) as Measured;
      const cells = [
        `${(told.seconds / 60).toFixed(0)} min`,
        `${((100 * told.voiceSeconds) / told.seconds).toFixed(0)} %`,
        told.phones,
        (told.phonesCpuSeconds / told.seconds).toFixed(4),
        (told.detectorCpuSeconds / told.seconds).toFixed(4),
        `${told.peakMegabytes.toFixed(0)} MB`,
        `${told.idleMegabytes.toFixed(0)} MB`,
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  } finally {
    await folder.remove();
  }
}

/** Many speakers' sentences, one after the other. */
async function speechOf(minutes: number): Promise<Float32Array> {
  const samples = new Float32Array(minutes * 60 * 16000);
  let at = 0;
  for (const file of await pick(join(sharedData, 'librispeech', 'test-other'), '.opus', 200)) {
    const sentence = await decode(file);
    samples.set(sentence.subarray(0, samples.length - at), at);
    at = Math.min(samples.length, at + sentence.length);
  }
  return samples.subarray(0, at);
}

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', multiple: true, default: ['10', '180'] },
    file: { type: 'string' },
    cache: { type: 'string' },
  },
});
if (options.file !== undefined && options.cache !== undefined) {
  console.log(JSON.stringify(await measure(options.file, options.cache)));
} else {
  await main(options.minutes.map(Number));
}
