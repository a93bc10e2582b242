import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeId } from '../../src/graph/node-id.ts';
import { frameSeconds, sureSpan } from '../../src/phonetics/forms/acoustic-pattern.ts';
import { makeAcousticPattern } from '../../src/phonetics/forms/make-acoustic-pattern.ts';
import { seededRandom, type Random } from './seeded-random.ts';
import { decodeWord, makeWordVariants } from './word-variants.ts';

/** A saying of one word or of several without a pause, whose words are known to the evaluation and to nothing else. */
export interface SpokenPhrase {
  readonly id: string;
  /** `alone`: a known word by itself; the others: known and unknown words, unknown ones only, one unknown word. */
  readonly kind: 'alone' | 'mixed' | 'unknown' | 'single';
  readonly words: readonly { readonly word: string; readonly startSeconds: number; readonly endSeconds: number }[];
  /** Mono at 16 kHz. */
  readonly samples: Float32Array;
}

export interface PhraseSet {
  readonly name: string;
  /** Words that are also said alone, more than once. */
  readonly known: ReadonlySet<string>;
  readonly phrases: readonly SpokenPhrase[];
}

const rate = 16000;
const fadeSeconds = 0.03;
const mixedCount = 24;
const unknownCount = 12;

type Say = (words: readonly string[], kind: SpokenPhrase['kind'], turn: number) => Omit<SpokenPhrase, 'kind'>;

/**
 * Digits of the Free Spoken Digit Dataset: some said alone four times by one speaker, phrases spliced of other takes, by
 * the same or another speaker.
 */
export function digitPhrases(
  dataFolder: string,
  speakers: readonly [alone: string, phrases: string],
  known: readonly string[],
): PhraseSet {
  const [alone, inPhrases] = speakers;
  const name = alone === inPhrases ? `digits, ${alone}` : `digits, ${alone} / ${inPhrases}`;
  const random = seededRandom(`phrases ${speakers.join(' ')}`);
  const unknown = [...'0123456789'].filter((digit) => !known.includes(digit));
  const take = (digit: string, speaker: string, number: number) =>
    // These are cut to the word already.
    asLoud(decodeWord(join(dataFolder, 'fsdd', 'recordings', `${digit}_${speaker}_${number}.flac`)));
  return phraseSet(name, random, known, unknown, 4, (words, kind, turn) => {
    const number = () => (kind === 'alone' ? 5 + turn : random.oneOf([10, 11, 12, 13, 14, 15]));
    const spliced = splice(words.map((digit) => take(digit, kind === 'alone' ? alone : inPhrases, number())));
    const padSeconds = 0.25;
    const pad = Math.round(padSeconds * rate);
    const samples = new Float32Array(spliced.samples.length + 2 * pad);
    samples.set(spliced.samples, pad);
    for (let at = 0; at < samples.length; at++) samples[at]! += 0.0015 * random.normal();
    return {
      id: nodeId('tok', name, kind, turn, ...words),
      words: placed(words, spliced.spans, padSeconds, 1),
      samples,
    };
  });
}

/** Words of one language and voice: alone in three variants, phrases spliced of the recordings and then changed as a whole. */
export function wordPhrases(dataFolder: string, language: string, count: number): PhraseSet {
  const folder = join(dataFolder, 'words', language);
  const random = seededRandom(`phrases ${language}`);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.opus'))
    .sort();
  const drawn = new Set<string>();
  while (drawn.size < 2 * count) drawn.add(random.oneOf(files).replace('.opus', ''));
  const voices = new Map([...drawn].map((word) => [word, voiceOf(decodeWord(join(folder, `${word}.opus`)))]));
  const [known, unknown] = [[...drawn].slice(0, count), [...drawn].slice(count)];
  return phraseSet(`${language} words`, random, known, unknown, 3, (words, kind, turn) => {
    const { samples, spans } = splice(words.map((word) => voices.get(word)!));
    const id = nodeId('tok', language, kind, turn, ...words);
    const variant = makeWordVariants(samples, 2, id)[kind === 'alone' && turn === 0 ? 0 : 1]!;
    return { id, words: placed(words, spans, variant.startSeconds, variant.tempo), samples: variant.samples };
  });
}

function phraseSet(
  name: string,
  random: Random,
  known: readonly string[],
  unknown: readonly string[],
  times: number,
  say: Say,
): PhraseSet {
  const all = [...known, ...unknown];
  const draw = (words: readonly string[], turn: number) =>
    Array.from({ length: 2 + (turn % 3) }, () => random.oneOf(words));
  const several = (count: number, make: (turn: number) => SpokenPhrase) =>
    Array.from({ length: count }, (_, turn) => make(turn));
  const made = (words: readonly string[], kind: SpokenPhrase['kind'], turn: number): SpokenPhrase => ({
    ...say(words, kind, turn),
    kind,
  });
  return {
    name,
    known: new Set(known),
    phrases: [
      ...known.flatMap((word) => several(times, (turn) => made([word], 'alone', turn))),
      ...several(mixedCount, (turn) => made(draw(all, turn), 'mixed', turn)),
      ...several(unknownCount, (turn) => made(draw(unknown, turn), 'unknown', turn)),
      ...unknown.map((word) => made([word], 'single', 0)),
    ],
  };
}

/** Frames around the sure voice that are kept where they may be voice: without them words lose their first and last sounds. */
const softFrames = 3;

/** The voice in a recording of a word. */
function voiceOf(samples: Float32Array): Float32Array {
  const pattern = makeAcousticPattern({ samples, startSeconds: 0 });
  const sure = sureSpan(pattern);
  const [start, end] = [Math.max(0, sure.start - softFrames), Math.min(pattern.frames, sure.end + softFrames)];
  const sample = (frame: number) => Math.round((pattern.startSeconds + frame * frameSeconds) * rate);
  return asLoud(samples.slice(sample(start), sample(end)));
}

function asLoud(samples: Float32Array): Float32Array {
  const power = samples.reduce((sum, value) => sum + value * value, 1e-12) / samples.length;
  return samples.map((value) => (0.05 * value) / Math.sqrt(power));
}

/** One after the other, each faded into the next. Spans in seconds. */
function splice(voices: readonly Float32Array[]): { samples: Float32Array; spans: (readonly [number, number])[] } {
  const fade = Math.round(fadeSeconds * rate);
  const samples = new Float32Array(voices.reduce((sum, voice) => sum + voice.length, 0));
  const spans: (readonly [number, number])[] = [];
  let end = 0;
  for (const voice of voices) {
    const start = Math.max(0, end - fade);
    for (let at = 0; at < voice.length; at++) {
      const share = start + at < end ? (at + 0.5) / fade : 1;
      samples[start + at] = samples[start + at]! * (1 - share) + voice[at]! * share;
    }
    end = start + voice.length;
    spans.push([start / rate, end / rate]);
  }
  return { samples: samples.slice(0, end), spans };
}

function placed(
  words: readonly string[],
  spans: readonly (readonly [number, number])[],
  offset: number,
  tempo: number,
) {
  return words.map((word, at) => ({
    word,
    startSeconds: offset + spans[at]![0] / tempo,
    endSeconds: offset + spans[at]![1] / tempo,
  }));
}
