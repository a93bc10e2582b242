/** What happens in each clip of the joint evaluation, decided by chance before anything is decoded. */

import { seededRandom, type Random } from '../../../examples/sample/random.ts';
import type { Candidate } from '../real-words/choose-concepts.ts';
import { encodings } from '../real-words/encodings.ts';
import type { PlannedClip, PlannedPicture } from '../real-words/plan-clips.ts';

/** A clip is learned from, or kept aside to be asked about. */
export type Part = 'learn' | 'ask';

export interface PlannedMoment extends PlannedClip {
  readonly part: Part;
}

export interface MomentsPlan {
  /** Clips of each word to learn from, and to ask about. */
  readonly learned: number;
  readonly asked: number;
  readonly seed: number;
}

/**
 * Each word by its voices in turn, among the clips that are learned from as among the others; beside what is spoken of
 * one other thing or two. Harder than the clips of `real-words`: more noise, and never a thing alone.
 */
export function planMoments(words: readonly Candidate[], { learned, asked, seed }: MomentsPlan): PlannedMoment[] {
  const random = seededRandom(seed);
  return words.flatMap((word, at) =>
    Array.from({ length: learned + asked }, (_, take): PlannedMoment => {
      const others = words.filter((_other, place) => place !== at);
      const beside = random.shuffled(others).slice(0, random.next() < 0.5 ? 1 : 2);
      const shown = random.shuffled([word, ...beside]);
      const part = take < learned ? 'learn' : 'ask';
      const encoding = random.pick(encodings);
      return {
        part,
        file: `${word.concept}-${part}-${take}.${encoding.extension}`,
        concept: word.concept,
        recording: word.recordings[take % word.recordings.length]!,
        semitones: hundredth(random.between(-3, 3)),
        tempo: hundredth(random.between(0.85, 1.18)),
        noise: {
          colour: random.pick(['white', 'pink', 'brown'] as const),
          snrDb: Math.round(random.between(3, 20)),
          seed: random.integer(0, 2 ** 31),
        },
        leadSeconds: random.between(0.5, 0.8),
        tailSeconds: random.between(0.5, 0.8),
        encoding,
        pictures: shown.map((one, column) => planPicture(random, one, column, shown.length)),
        wallSeed: random.integer(0, 2 ** 31),
      };
    }),
  );
}

function planPicture(random: Random, { concept, stamp }: Candidate, column: number, of: number): PlannedPicture {
  const size = random.between(0.4, 0.7);
  return {
    concept,
    file: stamp.picture,
    widest: Math.min(size * 0.62, 0.85 / of),
    highest: size,
    across: random.next(),
    down: random.next(),
    column,
    of,
    mirrored: stamp.mirrorable && random.next() < 0.5,
    brightness: hundredth(random.between(0.8, 1.2)),
    phase: random.between(0, 2 * Math.PI),
  };
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
