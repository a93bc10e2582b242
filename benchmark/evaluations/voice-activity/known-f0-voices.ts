/** Voices whose f0 is known because they are made from it: pulses with vibrato and shimmer, falling by 6 dB an octave, through four resonances. */

import { seededRandom } from '../seeded-random.ts';
import { pinkNoise } from './padded-words.ts';

export interface KnownVoice {
  readonly samples: Float32Array;
  /** Hz every 10 ms, from 0 on. */
  readonly f0Hz: Float32Array;
}

/** @param snrDb over pink noise */
export function knownVoice(meanHz: number, snrDb: number, seed: string): KnownVoice {
  const random = seededRandom(seed);
  const seconds = 1.5;
  const samples = new Float32Array(seconds * 16000);
  const f0Hz = new Float32Array(seconds * 100);
  const glide = random.between(-0.3, 0.3);
  const vibratoHz = random.between(3, 6);
  const formants = [random.between(300, 800), random.between(900, 2200), random.between(2300, 3000), 3600];
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const time = i / 16000;
    const hz = meanHz * (1 + glide * (time / seconds - 0.5)) * (1 + 0.03 * Math.sin(2 * Math.PI * vibratoHz * time));
    if (i % 160 === 0) f0Hz[i / 160] = hz;
    phase += hz / 16000;
    if (phase >= 1) {
      phase -= 1;
      // The pulse falls between samples; spread over the two, or f0 would jitter by the sampling.
      const late = phase / (hz / 16000);
      const strength = 1 + 0.05 * random.normal();
      samples[i] = samples[i]! + strength * (1 - late);
      samples[i - 1] = samples[i - 1]! + strength * late;
    }
  }
  for (let i = 1; i < samples.length; i++) samples[i] = samples[i]! + 0.97 * samples[i - 1]!;
  formants.forEach((hz, i) => resonate(samples, hz, 60 + 40 * i));
  const noise = pinkNoise(samples.length, `${seed} noise`);
  const level = (signal: Float32Array) => Math.sqrt(signal.reduce((sum, s) => sum + s * s, 0) / signal.length);
  const scale = 0.1 / level(samples);
  const hiss = 0.1 / 10 ** (snrDb / 20) / level(noise);
  return { samples: samples.map((sample, i) => sample * scale + noise[i]! * hiss), f0Hz };
}

function resonate(signal: Float32Array, hz: number, bandwidthHz: number): void {
  const radius = Math.exp((-Math.PI * bandwidthHz) / 16000);
  const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / 16000);
  let [last, before] = [0, 0];
  for (let i = 0; i < signal.length; i++) {
    const value = signal[i]! + turn * last - radius * radius * before;
    before = last;
    last = value;
    signal[i] = value;
  }
}
