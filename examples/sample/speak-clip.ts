/** The sound track of one planned clip. */

import { ipaOfPhones } from '../../src/voice/phones-of-events.ts';
import type { Speech, Voice } from '../../src/voice/voice.ts';
import type { PlannedClip } from './plan.ts';
import { seededRandom } from './random.ts';
import { thousandth } from './thousandth.ts';
import type { SpokenWord } from './truth.ts';

export interface SoundTrack {
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  readonly words: readonly SpokenWord[];
}

const shortestSeconds = 4;
const tailSeconds = 1;
/** Of the room's noise, as a share of full scale: about -56 dB. */
const noiseAmplitude = 0.0015;
const speechPeak = 0.6;

export function speakClip(clip: PlannedClip, voice: Voice): SoundTrack {
  const { settings, name } = clip.speaker;
  const spoken = clip.words.map((word) => ({
    ...word,
    ...trimmed(
      voice.synthesise(`[[${word.mnemonics}]]`, {
        ...settings,
        rate: settings.rate! + clip.rateShift,
        pitch: settings.pitch! + clip.pitchShift,
      }),
    ),
  }));
  const sampleRateHz = spoken[0]!.sampleRateHz;
  const words: SpokenWord[] = [];
  let at = 0;
  for (const { word, ipa, samples, pauseSeconds } of spoken) {
    const startSeconds = at + pauseSeconds;
    at = startSeconds + samples.length / sampleRateHz;
    words.push({ word, ipa, startSeconds: thousandth(startSeconds), endSeconds: thousandth(at), voice: name });
  }
  const durationSeconds = Math.max(shortestSeconds, Math.ceil(at + tailSeconds));
  const samples = noise(durationSeconds * sampleRateHz, clip.noiseSeed);
  for (const [index, { startSeconds }] of words.entries()) {
    mix(samples, spoken[index]!.samples, Math.round(startSeconds * sampleRateHz));
  }
  return { samples, sampleRateHz, words };
}

/** The speech from its first phone to its last, at an even loudness. */
function trimmed({ samples, sampleRateHz, phones }: Speech): {
  samples: Float32Array;
  sampleRateHz: number;
  ipa: string;
} {
  const from = Math.floor((phones[0]?.startSeconds ?? 0) * sampleRateHz);
  const to = Math.ceil((phones.at(-1)?.endSeconds ?? 0) * sampleRateHz);
  const kept = samples.slice(from, to);
  const peak = kept.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  return { samples: kept.map((value) => (value * speechPeak) / peak), sampleRateHz, ipa: ipaOfPhones(phones) };
}

function noise(length: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length }, () => random.between(-noiseAmplitude, noiseAmplitude));
}

function mix(into: Float32Array, samples: Float32Array, at: number): void {
  for (const [index, value] of samples.entries()) into[at + index]! += value;
}
