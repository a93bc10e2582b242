/** What happens in each clip, decided by chance before anything is drawn or spoken. */

import type { Drawing } from './drawings.ts';
import { seededRandom, type Random } from './random.ts';
import { randomBackground, type Background } from './scene.ts';
import type { Box } from './truth.ts';
import { callers, nouns, speakers, type InventedWord, type Speaker } from './vocabulary.ts';

export const frameSize = { width: 640, height: 360 };

export interface PlannedWord extends InventedWord {
  /** Silence before it. */
  readonly pauseSeconds: number;
}

export interface PlannedPicture {
  readonly concept: Drawing;
  /** Where its square canvas lies. */
  readonly box: Box;
  readonly startSeconds: number;
  /** Of its gentle swaying, in radians. */
  readonly phase: number;
}

export interface PlannedClip {
  readonly file: string;
  readonly speaker: Speaker;
  /** Added to the speaker's own, so that no two tokens are alike. */
  readonly rateShift: number;
  readonly pitchShift: number;
  readonly words: readonly PlannedWord[];
  readonly pictures: readonly PlannedPicture[];
  readonly background: Background;
  readonly noiseSeed: number;
}

/** How often each noun is the one that is spoken of; two of the eight less often. */
const clipsOfNoun = [4, 4, 4, 3, 4, 4, 4, 3];

/** Which noun's picture stands beside, by occurrence, as a distance in the list; null where the picture is alone. */
const besideByOccurrence = [2, null, 3, 5];

/**
 * Thirty clips. In most a second picture is in view that is not spoken of, never twice the same one for a noun, so that
 * only by comparing clips can one find out which is meant.
 */
export function planSample(seed = 1): PlannedClip[] {
  const random = seededRandom(seed);
  const spoken = nouns.flatMap((noun, index) =>
    Array.from({ length: clipsOfNoun[index]! }, (_, occurrence) => ({ index, occurrence, noun })),
  );
  return random.shuffled(spoken).map(({ index, occurrence, noun }, number): PlannedClip => {
    const distance = besideByOccurrence[occurrence]!;
    const beside = distance === null ? [] : [nouns[(index + distance) % nouns.length]!.concept];
    const concepts = random.shuffled([noun.concept, ...beside]);
    return {
      file: `clip-${String(number + 1).padStart(2, '0')}.mp4`,
      speaker: speakers[(index + occurrence) % speakers.length]!,
      rateShift: random.integer(-8, 8),
      pitchShift: random.integer(-4, 4),
      words: planWords(random, noun, callerOf(index, occurrence)),
      pictures: placePictures(random, concepts),
      background: randomBackground(random),
      noiseSeed: random.integer(0, 2 ** 31),
    };
  });
}

/**
 * Each caller is said once with each noun, so that it goes with no picture more than with others: what means nothing is to
 * be found out, and thirty clips are too few to find it out against chance.
 */
function callerOf(noun: number, occurrence: number): InventedWord | undefined {
  const clips = clipsOfNoun[noun]!;
  return callers.find((_, place) => (noun + place) % clips === occurrence);
}

function planWords(random: Random, noun: InventedWord, caller: InventedWord | undefined): PlannedWord[] {
  const words: PlannedWord[] = [];
  if (caller !== undefined) words.push({ ...caller, pauseSeconds: random.between(0.5, 0.8) });
  words.push({ ...noun, pauseSeconds: random.between(0.9, 1.5) });
  if (caller === undefined && random.next() < 0.5) words.push({ ...noun, pauseSeconds: random.between(0.9, 1.2) });
  return words;
}

function placePictures(random: Random, concepts: readonly Drawing[]): PlannedPicture[] {
  const share = 1 / concepts.length;
  return concepts.map((concept, index) => {
    const height = random.between(0.42, 0.62);
    const width = (height * frameSize.height) / frameSize.width;
    const margin = 0.04;
    const x = random.between(share * index + margin, share * (index + 1) - width - margin);
    const y = random.between(margin, 1 - height - margin);
    const late = index > 0 && random.next() < 0.25;
    return { concept, box: [x, y, width, height], startSeconds: late ? 1 : 0, phase: random.between(0, 2 * Math.PI) };
  });
}
