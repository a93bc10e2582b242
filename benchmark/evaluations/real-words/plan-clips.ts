/** What happens in each clip, decided by chance before anything is decoded. */

import { seededRandom, type Random } from '../../../examples/sample/random.ts';
import type { Candidate, Recording } from './choose-concepts.ts';
import { encodings, type NamedEncoding } from './encodings.ts';
import type { NoiseColour } from './mix-speech.ts';

export interface PlannedPicture {
  readonly concept: string;
  readonly file: string;
  /** What it has to fit into, as shares of the frame. */
  readonly widest: number;
  readonly highest: number;
  /** Where in the room that is left beside and above it, 0 to 1. */
  readonly across: number;
  readonly down: number;
  /** Which of `of` columns of the frame it stands in. */
  readonly column: number;
  readonly of: number;
  readonly mirrored: boolean;
  readonly brightness: number;
  readonly phase: number;
}

export interface PlannedClip {
  readonly file: string;
  readonly concept: string;
  readonly recording: Recording;
  readonly semitones: number;
  readonly tempo: number;
  readonly noise: { readonly colour: NoiseColour; readonly snrDb: number; readonly seed: number };
  readonly leadSeconds: number;
  readonly tailSeconds: number;
  readonly encoding: NamedEncoding;
  readonly pictures: readonly PlannedPicture[];
  readonly wallSeed: number;
}

export interface PlanOptions {
  readonly clips: number;
  readonly words: number;
  readonly seed: number;
  /**
   * Share of the words, 0 unless said, that are never shown without one certain other picture, as a fork is seldom
   * without a knife: counting alone cannot then tell which of the two is meant.
   */
  readonly companions?: number;
}

/** Half of the words (if there are so many) in two voices, the others in one. */
export function chooseWords(candidates: readonly Candidate[], count: number, seed: number): Candidate[] {
  const random = seededRandom(seed);
  const of = (voices: number): Candidate[] =>
    random.shuffled(candidates.filter(({ recordings }) => recordings.length === voices));
  const [two, one] = [of(2), of(1)];
  const fromTwo = Math.min(two.length, Math.max(Math.ceil(count / 2), count - one.length));
  return [...two.slice(0, fromTwo), ...one.slice(0, count - fromTwo)];
}

/**
 * Each word in turn is the one spoken of, its voices in turn. In seven clips of ten another picture is in view as well,
 * drawn by Zipf's law, as some things stand around more often than others: the n-th thing with a weight of 1/n.
 */
export function planClips(chosen: readonly Candidate[], { clips, seed, companions = 0 }: PlanOptions): PlannedClip[] {
  const random = seededRandom(seed + 1);
  const ranked = random.shuffled(chosen);
  const spoken = Array.from({ length: clips }, (_, number) => ({
    word: chosen[number % chosen.length]!,
    occurrence: Math.floor(number / chosen.length),
  }));
  return random.shuffled(spoken).map(({ word, occurrence }, number): PlannedClip => {
    const others = ranked.filter((other) => other !== word);
    const at = ranked.indexOf(word);
    const accompanied = at < companions * ranked.length && others.length > 0;
    // The companion is one of those that appear alone as well.
    const companion = accompanied ? [ranked[ranked.length - 1 - at]!] : undefined;
    const beside = companion ?? (random.next() < 0.7 && others.length > 0 ? [pickByZipf(random, others)] : []);
    const shown = random.shuffled([word, ...beside]);
    const encoding = random.pick(encodings);
    return {
      file: `clip-${String(number + 1).padStart(3, '0')}.${encoding.extension}`,
      concept: word.concept,
      recording: word.recordings[occurrence % word.recordings.length]!,
      semitones: round(random.between(-3, 3)),
      tempo: round(random.between(0.85, 1.18)),
      noise: {
        colour: random.pick(['white', 'pink', 'brown'] as const),
        snrDb: Math.round(random.between(15, 35)),
        seed: random.integer(0, 2 ** 31),
      },
      leadSeconds: random.between(0.7, 1.5),
      tailSeconds: random.between(1.2, 1.8),
      encoding,
      pictures: shown.map((one, column) => planPicture(random, one, column, shown.length)),
      wallSeed: random.integer(0, 2 ** 31),
    };
  });
}

function pickByZipf<Item>(random: Random, ranked: readonly Item[]): Item {
  const weights = ranked.map((_, index) => 1 / (index + 1));
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => (left -= weight) < 0);
  return ranked[at < 0 ? ranked.length - 1 : at]!;
}

function planPicture(random: Random, { concept, stamp }: Candidate, column: number, of: number): PlannedPicture {
  const size = random.between(0.45, 0.7);
  return {
    concept,
    file: stamp.picture,
    widest: Math.min(size * 0.62, 0.9 / of),
    highest: size,
    across: random.next(),
    down: random.next(),
    column,
    of,
    mirrored: stamp.mirrorable && random.next() < 0.5,
    brightness: round(random.between(0.85, 1.15)),
    phase: random.between(0, 2 * Math.PI),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
