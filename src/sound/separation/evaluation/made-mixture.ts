import { oneOf, type Random } from '../../../dsp/seeded-random.ts';
import { groupedBy } from '../../../grouped-by.ts';

/** A recording of one sound alone. */
export interface SoloSound {
  readonly label: string;
  /** Mono. */
  readonly samples: Float32Array;
}

/** Speech with another sound, or two sounds that are no speech. */
export const mixtureSorts = ['speech and a sound', 'two sounds'] as const;
export type MixtureSort = (typeof mixtureSorts)[number];

export interface Mixture {
  readonly sort: MixtureSort;
  /** Two of one length, as loud as they are in the mixture. */
  readonly parts: readonly SoloSound[];
  readonly whole: Float32Array;
}

const SPEECH = 'speech';
/** The second part against the first. */
const LEVEL_DB = { least: -5, most: 5 };
/** Of the loudest sample. */
const PEAK = 0.9;

/**
 * Two sounds of differing labels at once, as loud as each other to within 5 dB over the length of the mixture.
 * @param sounds at least two labels, with speech among them for the first sort
 * @param length of the mixture, in samples: what is longer is cut, what is shorter has silence behind it
 * @returns undefined where the sounds do not suffice for this sort
 */
export function makeMixture(
  sounds: readonly SoloSound[],
  sort: MixtureSort,
  length: number,
  random: Random,
): Mixture | undefined {
  const byLabel = groupedBy(sounds, ({ label }) => label);
  const others = [...byLabel.keys()].filter((label) => label !== SPEECH);
  const first = sort === 'two sounds' ? others.splice(Math.floor(random() * others.length), 1)[0] : SPEECH;
  if (first === undefined || others.length === 0 || !byLabel.has(first)) return undefined;
  const chosen = [first, oneOf(others, random)].map((label) => oneOf(byLabel.get(label)!, random));
  const levelDb = LEVEL_DB.least + (LEVEL_DB.most - LEVEL_DB.least) * random();
  const gains = [1, 10 ** (levelDb / 20)];
  const parts = chosen.map(({ samples }, place) => scaled(fitted(samples, length), gains[place]!));
  const sum = parts[0]!.map((value, i) => value + parts[1]![i]!);
  const peak = sum.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  const toPeak = (samples: Float32Array) => samples.map((value) => (value * PEAK) / peak);
  return {
    sort,
    whole: toPeak(sum),
    parts: parts.map((samples, place) => ({ label: chosen[place]!.label, samples: toPeak(samples) })),
  };
}

function fitted(samples: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(samples.subarray(0, length));
  return out;
}

/** To a mean power of the square of the gain. */
function scaled(samples: Float32Array, gain: number): Float32Array {
  const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
  return samples.map((value) => (value * gain) / Math.sqrt(power + 1e-12));
}
