import { noise, tonesBetween } from '../../dsp/signals.ts';

/** High tones from 1 to 3 s and low ones from 2 to 5 s, of 6 s; each further channel is fainter. Interleaved. */
export function whistleAndRumble(sampleRateHz: number, channels = 1, noiseLevel = 0): Float32Array {
  const top = Math.min(12_000, sampleRateHz * 0.45);
  const samples = noise(6 * sampleRateHz, 5, noiseLevel);
  tonesBetween(2500, top, 2, sampleRateHz).forEach((sample, i) => (samples[sampleRateHz + i]! += sample));
  tonesBetween(100, 900, 3, sampleRateHz).forEach((sample, i) => (samples[2 * sampleRateHz + i]! += sample));
  const spread = new Float32Array(samples.length * channels);
  for (let i = 0; i < spread.length; i++) {
    spread[i] = (0.7 * samples[Math.floor(i / channels)]!) / (1 + (i % channels));
  }
  return spread;
}
