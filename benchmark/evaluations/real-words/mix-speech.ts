/** A word laid into noise, at a stated distance in loudness. */

import { seededRandom } from '../../../examples/sample/random.ts';

export type NoiseColour = 'white' | 'pink' | 'brown';

const frameSamples = 160;

/**
 * Where the speech is: from the first to the last 10 ms (at 16 kHz) that are at most 30 dB softer than the loudest.
 * @returns sample indices, the end exclusive; the whole where there is no sound at all
 */
export function speechSpan(samples: Float32Array): { start: number; end: number } {
  const energies = Array.from({ length: Math.floor(samples.length / frameSamples) }, (_, frame) =>
    energy(samples.subarray(frame * frameSamples, (frame + 1) * frameSamples)),
  );
  const floor = energies.reduce((most, one) => Math.max(most, one), 0) / 1000;
  const first = energies.findIndex((one) => one > floor);
  if (first < 0) return { start: 0, end: samples.length };
  const last = energies.findLastIndex((one) => one > floor);
  return { start: first * frameSamples, end: (last + 1) * frameSamples };
}

/**
 * @param speech trimmed, at any loudness; it comes out with a peak of about 0.6
 * @param startSample where in the result it begins
 * @param snrDb power of the speech over that of the noise
 */
export function mixSpeech(
  speech: Float32Array,
  startSample: number,
  length: number,
  noise: { colour: NoiseColour; snrDb: number; seed: number },
): Float32Array {
  const result = makeNoise(noise.colour, length, noise.seed);
  const peak = speech.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  const gain = 0.6 / peak;
  const speechPower = (energy(speech) * gain * gain) / speech.length;
  const noiseGain = Math.sqrt(speechPower / 10 ** (noise.snrDb / 10) / (energy(result) / length));
  for (let at = 0; at < length; at++) result[at]! *= noiseGain;
  for (let at = 0; at < speech.length; at++) result[startSample + at]! += speech[at]! * gain;
  return result.map((value) => Math.max(-1, Math.min(1, value)));
}

/** White noise, or what a leaky integrator (brown) or three of them summed (pink, after Paul Kellet) make of it. */
function makeNoise(colour: NoiseColour, length: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const leaks = { white: [], pink: [0.99765, 0.963, 0.57], brown: [0.995] }[colour];
  const gains = { white: [], pink: [0.099046, 0.2965164, 1.0526913], brown: [1] }[colour];
  const states = leaks.map(() => 0);
  return Float32Array.from({ length }, () => {
    const white = random.between(-1, 1);
    if (leaks.length === 0) return white;
    let sum = colour === 'pink' ? white * 0.1848 : 0;
    for (const [index, leak] of leaks.entries()) {
      states[index] = leak * states[index]! + white * gains[index]!;
      sum += states[index]!;
    }
    return sum;
  });
}

function energy(samples: Float32Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return sum;
}
