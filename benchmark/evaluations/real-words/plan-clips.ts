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
 * as far as possible not the same one twice for a word.
 */
export function planClips(chosen: readonly Candidate[], { clips, seed }: PlanOptions): PlannedClip[] {
  const random = seededRandom(seed + 1);
  const others = new Map(chosen.map((one) => [one.concept, random.shuffled(chosen.filter((other) => other !== one))]));
  const spoken = Array.from({ length: clips }, (_, number) => ({
    word: chosen[number % chosen.length]!,
    occurrence: Math.floor(number / chosen.length),
  }));
  return random.shuffled(spoken).map(({ word, occurrence }, number): PlannedClip => {
    const list = others.get(word.concept)!;
    const beside = random.next() < 0.7 && list.length > 0 ? [list[occurrence % list.length]!] : [];
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
