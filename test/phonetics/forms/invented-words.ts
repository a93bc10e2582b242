import { seededRandom } from '../../../benchmark/evaluations/seeded-random.ts';
import { makeAcousticPattern } from '../../../src/phonetics/forms/make-acoustic-pattern.ts';
import type { SoundPoint } from '../../../src/phonetics/forms/heard-token.ts';
import type { PatternToken } from '../../../src/phonetics/forms/pattern-shelf.ts';

const rate = 16000;

/** How one saying of a word differs from another. */
export interface Saying {
  readonly seed?: string;
  readonly f0Hz?: number;
  /** Above 1 is faster. */
  readonly tempo?: number;
  /** Stretches the formants, as a shorter vocal tract does. */
  readonly tract?: number;
  readonly noise?: number;
  readonly padSeconds?: number;
}

/** A word: for each sound the middles of its two formants in Hz, and how long it lasts. */
export type InventedWord = readonly { readonly formantsHz: readonly [number, number]; readonly seconds: number }[];

const vowels: readonly (readonly [number, number])[] = [
  [300, 2300],
  [700, 1200],
  [320, 800],
  [500, 1800],
  [450, 1000],
  [600, 2600],
];

export function inventWords(count: number, seed = 'words'): InventedWord[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 }, () => ({ formantsHz: random.oneOf(vowels), seconds: random.between(0.09, 0.2) })),
  );
}

/** A buzz through two resonances that glide from sound to sound, in noise. Mono, 16 kHz. */
export function sayWord(word: InventedWord, saying: Saying = {}): Float32Array {
  const { seed = 'say', f0Hz = 120, tempo = 1, tract = 1, noise = 0.001, padSeconds = 0.25 } = saying;
  const random = seededRandom(seed);
  const ends = word.map((_, at) => word.slice(0, at + 1).reduce((sum, sound) => sum + sound.seconds / tempo, 0));
  const pad = Math.round(padSeconds * rate);
  const voice = Math.round((ends.at(-1) ?? 0) * rate);
  const samples = new Float32Array(voice + 2 * pad);
  const formants = [...(word[0]?.formantsHz ?? [500, 1500])];
  const memory = [0, 0, 0, 0];
  for (let index = 0; index < samples.length; index++) {
    const at = index - pad;
    let value = 0;
    if (at >= 0 && at < voice) {
      const sound = word[ends.findIndex((end) => at / rate < end)] ?? word.at(-1)!;
      const fade = Math.min(1, at / 800, (voice - at) / 800);
      const buzz = (at % Math.round(rate / f0Hz) === 0 ? 1 : 0) * fade;
      formants.forEach((hz, k) => {
        formants[k] = hz + 0.002 * (sound.formantsHz[k]! - hz);
        const radius = Math.exp((-Math.PI * 90) / rate);
        const angle = (2 * Math.PI * hz * tract) / rate;
        const next = buzz + 2 * radius * Math.cos(angle) * memory[2 * k]! - radius * radius * memory[2 * k + 1]!;
        memory[2 * k + 1] = memory[2 * k]!;
        memory[2 * k] = next;
        value += 0.1 * next;
      });
    }
    samples[index] = value + noise * random.normal();
  }
  return samples;
}

export function tokenOf(id: string, word: InventedWord, saying: Saying = {}): PatternToken {
  return { id, pattern: makeAcousticPattern({ samples: sayWord(word, { seed: id, ...saying }), startSeconds: 0 }) };
}

/** Each word said several times by voices that differ in height, tract, tempo and noise. Ids are in no order. */
export function manySayings(words: readonly InventedWord[], times: number): { token: PatternToken; word: number }[] {
  const random = seededRandom('sayings');
  return words.flatMap((word, index) =>
    Array.from({ length: times }, () => {
      const id = Math.floor(random.next() * 1e12).toString(36);
      const saying = {
        f0Hz: random.between(100, 180),
        tempo: random.between(0.85, 1.15),
        tract: random.between(0.92, 1.1),
        noise: random.between(0.0005, 0.01),
      };
      return { token: tokenOf(id, word, saying), word: index };
    }),
  );
}

/** A point so many degrees from the axis, and 90 from all that have another one. */
export function pointAt(degrees: number, axis = 0): SoundPoint {
  const vector = new Float32Array(128);
  vector[2 * axis] = Math.cos((degrees * Math.PI) / 180);
  vector[2 * axis + 1] = Math.sin((degrees * Math.PI) / 180);
  return { space: 'invented', vector };
}
