import { padWord } from '../voice-activity/padded-words.ts';
import { throughCodec } from '../word-variants.ts';

const rate = 16000;

/** What is done to an utterance before it is listened to. */
export type WayToSpoil = (samples: Float32Array, other: Float32Array, seed: string) => Float32Array;

/** Mono at 16 kHz; `other` is what somebody else says. */
export const waysToSpoil: Readonly<Record<string, WayToSpoil>> = {
  'as it is': (samples) => samples,
  'telephone, 8 kHz': (samples) => throughCodec(samples, 'telephone'),
  'Opus, 8 kbit/s': (samples) => throughCodec(samples, 'opus 8k'),
  'clipped, 20 dB too loud': (samples) => {
    const gain = 10 / loudest(samples);
    return samples.map((sample) => Math.max(-1, Math.min(1, gain * sample)));
  },
  'pink noise, 10 dB': (samples, _, seed) => padWord(samples, 10, seed).samples,
  'pink noise, 0 dB': (samples, _, seed) => padWord(samples, 0, seed).samples,
  'another voice, 10 dB below': (samples, other) => mixed(samples, other, 0.32),
  'two voices at once': (samples, other) => mixed(samples, other, 1),
  'its loudest 0.1 s': (samples) => loudestPart(samples, 0.1 * rate),
};

function mixed(samples: Float32Array, other: Float32Array, level: number): Float32Array {
  const gain = (level * loudest(samples)) / loudest(other);
  const length = Math.max(samples.length, other.length);
  return Float32Array.from({ length }, (_, at) => 0.5 * ((samples[at] ?? 0) + gain * (other[at] ?? 0)));
}

function loudestPart(samples: Float32Array, length: number): Float32Array {
  const peak = samples.findIndex((sample) => Math.abs(sample) === loudest(samples));
  const start = Math.max(0, Math.min(samples.length - length, Math.round(peak - length / 2)));
  return samples.subarray(start, start + length);
}

function loudest(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
}
