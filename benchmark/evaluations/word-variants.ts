import { spawnSync } from 'node:child_process';
import { seededRandom } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';

/**
 * Makes one recording of a word into others that differ as recordings do: voice height, tempo, room noise, codec.
 * Everything follows from the seed, so that a figure can be measured again.
 */

/** How one variant was made; kept so that a figure can be broken down by cause. */
export interface WordVariant {
  readonly semitones: number;
  /** Above 1 is faster. */
  readonly tempo: number;
  readonly signalToNoiseDb: number;
  readonly noise: 'white' | 'pink' | 'hum';
  readonly codec: string;
  /** Where the word starts in the samples; a codec may delay it a little. */
  readonly startSeconds: number;
  /** Mono at 16 kHz, in [-1, 1]. */
  readonly samples: Float32Array;
}

const sampleRateHz = 16000;

const codecs: Readonly<Record<string, { format: string; encode: readonly string[] }>> = {
  none: { format: '', encode: [] },
  'opus 12k': { format: 'ogg', encode: ['-c:a', 'libopus', '-b:a', '12k'] },
  'opus 8k': { format: 'ogg', encode: ['-c:a', 'libopus', '-b:a', '8k'] },
  'mp3 32k': { format: 'mp3', encode: ['-c:a', 'libmp3lame', '-b:a', '32k'] },
  'mp3 24k': { format: 'mp3', encode: ['-c:a', 'libmp3lame', '-b:a', '24k'] },
  telephone: { format: 'wav', encode: ['-af', 'highpass=f=300,lowpass=f=3400', '-ar', '8000', '-c:a', 'pcm_mulaw'] },
};

/** Decodes any file to mono 16 kHz; the whole of it, so for short files only. */
export function decodeWord(path: string): Float32Array {
  return floats(ffmpeg(['-i', path, ...rawOutput]));
}

/** The first variant is the recording itself with its padding; the others are changed in everything at once. */
export function makeWordVariants(word: Float32Array, count: number, seed: string): WordVariant[] {
  const random = seededRandom(seed);
  const variants: WordVariant[] = [];
  for (let index = 0; index < count; index++) variants.push(makeVariant(word, index === 0, random));
  return variants;
}

function makeVariant(word: Float32Array, clean: boolean, random: Random): WordVariant {
  const semitones = clean ? 0 : random.between(-4, 4);
  const tempo = clean ? 1 : random.between(0.82, 1.2);
  const signalToNoiseDb = clean ? 40 : random.between(10, 30);
  const noise = random.oneOf(['white', 'pink', 'hum'] as const);
  const codec = clean ? 'none' : random.oneOf(Object.keys(codecs));
  const turned = clean ? word : resample(word, semitones, tempo);
  const startSeconds = random.between(0.1, 0.4);
  const padded = pad(turned, startSeconds, random.between(0.1, 0.4));
  addNoise(padded, noise, signalToNoiseDb, random);
  scaleToPeak(padded, random.between(0.1, 0.9));
  return { semitones, tempo, signalToNoiseDb, noise, codec, startSeconds, samples: throughCodec(padded, codec) };
}

function resample(word: Float32Array, semitones: number, tempo: number): Float32Array {
  const ratio = 2 ** (semitones / 12);
  const filter = `asetrate=${Math.round(sampleRateHz * ratio)},aresample=${sampleRateHz},atempo=${(tempo / ratio).toFixed(5)}`;
  return floats(ffmpeg([...rawInput, '-i', 'pipe:0', '-af', filter, ...rawOutput], bytes(word)));
}

/** @param name one of `codecs` */
export function throughCodec(samples: Float32Array, name: string): Float32Array {
  const codec = codecs[name];
  if (codec === undefined || codec.format === '') return samples;
  const coded = ffmpeg([...rawInput, '-i', 'pipe:0', ...codec.encode, '-f', codec.format, 'pipe:1'], bytes(samples));
  return floats(ffmpeg(['-f', codec.format, '-i', 'pipe:0', ...rawOutput], coded));
}

function pad(samples: Float32Array, beforeSeconds: number, afterSeconds: number): Float32Array {
  const before = Math.round(beforeSeconds * sampleRateHz);
  const padded = new Float32Array(before + samples.length + Math.round(afterSeconds * sampleRateHz));
  padded.set(samples, before);
  return padded;
}

/** Adds noise in place; the ratio is of mean powers, the voice's taken over its louder half. */
function addNoise(samples: Float32Array, kind: WordVariant['noise'], signalToNoiseDb: number, random: Random): void {
  const noise = new Float32Array(samples.length);
  let slow = 0;
  for (let index = 0; index < noise.length; index++) {
    const white = random.normal();
    slow += (kind === 'pink' ? 0.12 : 0.02) * (white - slow);
    noise[index] = kind === 'white' ? white : kind === 'pink' ? slow + 0.1 * white : slow + 0.005 * white;
  }
  const gain = Math.sqrt(loudPower(samples) / (power(noise) * 10 ** (signalToNoiseDb / 10)));
  for (let index = 0; index < noise.length; index++)
    samples[index] = (samples[index] ?? 0) + gain * (noise[index] ?? 0);
}

function scaleToPeak(samples: Float32Array, peak: number): void {
  let most = 1e-9;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  for (let index = 0; index < samples.length; index++) samples[index] = ((samples[index] ?? 0) * peak) / most;
}

function power(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.max(sum / Math.max(samples.length, 1), 1e-12);
}

function loudPower(samples: Float32Array): number {
  const blocks: number[] = [];
  for (let start = 0; start + 320 <= samples.length; start += 320)
    blocks.push(power(samples.subarray(start, start + 320)));
  blocks.sort((left, right) => right - left);
  const loud = blocks.slice(0, Math.ceil(blocks.length / 2));
  return loud.reduce((sum, block) => sum + block, 0) / Math.max(loud.length, 1);
}

const rawInput = ['-f', 'f32le', '-ar', String(sampleRateHz), '-ac', '1'];
const rawOutput = ['-f', 'f32le', '-ar', String(sampleRateHz), '-ac', '1', 'pipe:1'];

function ffmpeg(args: readonly string[], input?: Buffer): Buffer {
  const done = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-threads', '1', ...args], {
    ...(input ? { input } : {}),
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${String(done.stderr)}`, { cause: done.error });
  return done.stdout;
}

function bytes(samples: Float32Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

function floats(raw: Buffer): Float32Array {
  const samples = new Float32Array(raw.length >> 2);
  for (let index = 0; index < samples.length; index++) samples[index] = raw.readFloatLE(index * 4);
  return samples;
}
