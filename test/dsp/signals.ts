import type { FrameMatrix } from '../../src/dsp/frame-matrix.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';

/** A sine of amplitude 1 unless said. */
export function tone(hz: number, seconds: number, sampleRateHz = 16000, amplitude = 1): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, i) => {
    return amplitude * Math.sin((2 * Math.PI * hz * i) / sampleRateHz);
  });
}

/** White noise, uniform in [-amplitude, amplitude]. */
export function noise(samples: number, seed = 1, amplitude = 1): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: samples }, () => amplitude * (2 * random() - 1));
}

export function randomFrames(frames: number, dims: number, seed = 1): FrameMatrix {
  return { data: noise(frames * dims, seed), frames, dims };
}

/** A pulse train through two resonances: a crude voice with a known f0, which may glide. */
export function buzz(fromHz: number, toHz: number, seconds: number, sampleRateHz = 16000): Float32Array {
  const samples = Math.round(seconds * sampleRateHz);
  const voice = new Float32Array(samples);
  let phase = 0;
  for (let i = 0; i < samples; i++) {
    const f0 = fromHz + ((toHz - fromHz) * i) / samples;
    phase += f0 / sampleRateHz;
    let sum = 0;
    for (let harmonic = 1; harmonic * f0 < Math.min(4000, sampleRateHz / 2); harmonic++) {
      const hz = harmonic * f0;
      const formants = 1 / (1 + ((hz - 600) / 150) ** 2) + 0.5 / (1 + ((hz - 1500) / 200) ** 2) + 0.05;
      sum += formants * Math.cos(2 * Math.PI * harmonic * phase);
    }
    voice[i] = 0.2 * sum;
  }
  return voice;
}

/** Forty tones between two frequencies, evenly apart, of which the loudest moment is below a half. */
export function tonesBetween(lowHz: number, highHz: number, seconds: number, sampleRateHz: number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, i) => {
    let sum = 0;
    for (let tone = 0; tone < 40; tone++) {
      const hz = lowHz + ((highHz - lowHz) * tone) / 40;
      sum += Math.sin((2 * Math.PI * hz * i) / sampleRateHz + hz ** 2);
    }
    return sum / 80;
  });
}
