/**
 * How well voices are found, and their f0. Run: `npx tsx benchmark/evaluations/voice-activity.ts`
 * Reads ../shared/data; says so and ends where it is absent.
 */

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { trackF0 } from '../../src/dsp/f0.ts';
import { memoryPcm } from '../../src/media/memory-pcm.ts';
import { ProsodyMeter } from '../../src/sound/measure-prosody.ts';
import { detectSounds } from '../../src/sound/detect-sounds.ts';
import type { HeardSoundEvent } from '../../src/sound/sound-event.ts';
import { printTable } from './print-table.ts';
import { knownVoice } from './voice-activity/known-f0-voices.ts';
import { padWord, trimWord } from './voice-activity/padded-words.ts';
import { decode, pick, sharedData } from './voice-activity/shared-recordings.ts';

const LANGUAGES = ['de', 'en', 'es', 'fr'];
const WORDS_PER_LANGUAGE = 40;
const SPEAKERS = ['george', 'jackson', 'lucas', 'nicolas', 'theo', 'yweweler'];
const CLIPS_PER_CLASS = 12;

if (!existsSync(sharedData)) {
  console.log('skipped: ../shared/data is not there');
} else {
  const words = await readWords();
  await wordsInNoise(words);
  await untouchedWords();
  await falseAlarms();
  await f0Errors();
  await speed();
}

async function readWords(): Promise<{ name: string; word: Float32Array }[]> {
  const words: { name: string; word: Float32Array }[] = [];
  for (const language of LANGUAGES) {
    for (const file of await pick(join(sharedData, 'words', language), '.opus', WORDS_PER_LANGUAGE)) {
      const word = trimWord(await decode(file));
      if (word !== undefined) words.push({ name: file.slice(sharedData.length), word });
    }
  }
  return words;
}

async function wordsInNoise(words: readonly { name: string; word: Float32Array }[]): Promise<void> {
  const rows = [];
  for (const snrDb of [Infinity, 20, 10, 5, 0]) {
    let [found, once, voices] = [0, 0, 0];
    const startErrors: number[] = [];
    const endErrors: number[] = [];
    for (const { name, word } of words) {
      const padded = padWord(word, snrDb, `${name} ${snrDb}`);
      const heard = (await detectSounds(memoryPcm(padded.samples))).filter(({ kind }) => kind === 'HUMAN');
      const hits = heard.filter((event) => overlap(event, padded) > 0);
      const covered = hits.reduce((sum, event) => sum + overlap(event, padded), 0);
      voices += heard.length - hits.length;
      if (covered < (padded.endSeconds - padded.startSeconds) / 2) continue;
      found++;
      if (hits.length > 1) continue;
      once++;
      startErrors.push(hits[0]!.startSeconds - padded.startSeconds);
      endErrors.push(hits[0]!.endSeconds - padded.endSeconds);
    }
    rows.push({
      'SNR dB': snrDb === Infinity ? 'silence' : snrDb,
      words: words.length,
      'found %': percent(found, words.length),
      'as one %': percent(once, words.length),
      'false voices': voices,
      'start ms (median, 90 % within)': errors(startErrors),
      'end ms (median, 90 % within)': errors(endErrors),
    });
  }
  printTable('Words put into silence and pink noise (recordings with a background below -42 dB of their peak)', rows);
}

async function untouchedWords(): Promise<void> {
  const rows = [];
  const words = LANGUAGES.map((language) => [`${language} words`, join('words', language), '.opus'] as const);
  // The digits are cut out so tightly that the files begin inside them, at 8 kHz.
  const digits = SPEAKERS.map((speaker) => [`${speaker}, digits`, 'fsdd/recordings', `_${speaker}_1.flac`] as const);
  for (const [recordings, folder, ending] of [...words, ...digits]) {
    const counts = [0, 0, 0];
    let others = 0;
    const files = await pick(join(sharedData, folder), ending, WORDS_PER_LANGUAGE);
    for (const file of files) {
      const heard = await detectSounds(memoryPcm(await decode(file)));
      const voices = heard.filter(({ kind }) => kind === 'HUMAN').length;
      counts[Math.min(2, voices)]!++;
      others += heard.length - voices;
    }
    rows.push({
      recordings,
      files: files.length,
      'no voice %': percent(counts[0]!, files.length),
      'one %': percent(counts[1]!, files.length),
      'more %': percent(counts[2]!, files.length),
      'other sounds a file': (others / files.length).toFixed(2),
    });
  }
  printTable('Word recordings as they are', rows);
}

async function falseAlarms(): Promise<void> {
  const rows = [];
  const classes = (await readdir(join(sharedData, 'esc10'))).filter((name) => /^\d/.test(name)).sort();
  for (const folder of classes) {
    let [alarmed, voiced, seconds, sounding, events] = [0, 0, 0, 0, 0];
    const files = await pick(join(sharedData, 'esc10', folder), '.ogg', CLIPS_PER_CLASS);
    for (const file of files) {
      const pcm = memoryPcm(await decode(file));
      const heard = await detectSounds(pcm);
      const voices = heard.filter(({ kind }) => kind === 'HUMAN');
      if (voices.length > 0) alarmed++;
      if (heard.length > voices.length) sounding++;
      events += heard.length - voices.length;
      voiced += voices.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
      seconds += pcm.durationSeconds;
    }
    rows.push({
      class: folder.slice(6),
      clips: files.length,
      'clips with voice %': percent(alarmed, files.length),
      'time as voice %': percent(voiced, seconds),
      'clips with another sound %': percent(sounding, files.length),
      'other sounds a clip': (events / files.length).toFixed(1),
    });
  }
  printTable('ESC-10: voice heard where there is none (baby cry and sneeze are human)', rows);
}

async function f0Errors(): Promise<void> {
  const rows = [];
  for (const snrDb of [40, 20, 10, 5]) {
    let [frames, voiced, gross] = [0, 0, 0];
    const fine: number[] = [];
    for (let hz = 75; hz <= 480; hz *= 1.04) {
      const voice = knownVoice(hz, snrDb, `${hz} ${snrDb}`);
      const { f0Hz } = trackF0(voice.samples);
      for (let frame = 5; frame < voice.f0Hz.length - 5; frame++) {
        frames++;
        const found = f0Hz[frame]!;
        if (found !== found) continue;
        voiced++;
        const error = Math.abs(found / voice.f0Hz[frame]! - 1);
        if (error > 0.2) gross++;
        else fine.push(error);
      }
    }
    rows.push({
      'SNR dB': snrDb,
      frames,
      'taken as voiced %': percent(voiced, frames),
      'gross errors (> 20 %) % of those': percent(gross, voiced),
      'other errors, median %': (100 * quantile(fine, 0.5)).toFixed(2),
    });
  }
  printTable('f0 of made voices, 75 to 480 Hz with glide, vibrato and shimmer, in pink noise', rows);
}

async function speed(): Promise<void> {
  const files = await pick(join(sharedData, 'librispeech', 'test-other'), '.opus', 100);
  const parts = await Promise.all(files.map((file) => decode(file)));
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  const pcm = memoryPcm(whole);
  const timed = async (work: () => Promise<unknown>) => {
    await work();
    const started = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(started);
    return (pcm.durationSeconds / ((user + system) / 1e6)).toFixed(0);
  };
  let heard: HeardSoundEvent[] = [];
  const hearing = await timed(async () => (heard = await detectSounds(pcm)));
  const meter = new ProsodyMeter(pcm);
  const prosody = await timed(async () => {
    for (const event of heard) await meter.of(event);
  });
  printTable('Speed, by processor time, LibriSpeech test-other as one recording', [
    { step: 'sound-events', seconds: pcm.durationSeconds.toFixed(0), events: heard.length, '× real time': hearing },
    { step: 'prosody', seconds: pcm.durationSeconds.toFixed(0), events: heard.length, '× real time': prosody },
  ]);
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.endSeconds, b.endSeconds) - Math.max(a.startSeconds, b.startSeconds));
}

interface Span {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

function percent(part: number, whole: number): string {
  return ((100 * part) / Math.max(1e-9, whole)).toFixed(1);
}

function errors(seconds: readonly number[]): string {
  const within = quantile(
    seconds.map((error) => Math.abs(error)),
    0.9,
  );
  return `${(1000 * quantile(seconds, 0.5)).toFixed(0)}, ${(1000 * within).toFixed(0)}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
