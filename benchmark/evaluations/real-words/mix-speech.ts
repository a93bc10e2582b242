/** A word laid into noise, at a stated distance in loudness. */

import { seededRandom } from '../../../examples/sample/random.ts';

export type NoiseColour = 'white' | 'pink' | 'brown';

const frameSamples = 160;
const steadyFrames = 3;

/**
 * Where the speech is: from the first to the last 30 ms that stay above a floor, which lies 6 dB over the quietest fifth
 * of the recording, but 13 to 30 dB under its loudest part.
 * @param samples at 16 kHz
 * @returns sample indices, the end exclusive; the whole where nothing stands out
 */
export function speechSpan(samples: Float32Array): { start: number; end: number } {
  const energies = Array.from({ length: Math.floor(samples.length / frameSamples) }, (_, frame) =>
    energy(samples.subarray(frame * frameSamples, (frame + 1) * frameSamples)),
  );
  const ranked = [...energies].sort((one, other) => one - other);
  const loudest = ranked.at(-1) ?? 0;
  const quiet = ranked[Math.floor(ranked.length / 5)] ?? 0;
  const floor = Math.max(loudest / 1000, Math.min(loudest / 20, quiet * 4));
  const steady = energies.map((_, at) => energies.slice(at, at + steadyFrames).every((one) => one > floor));
  const first = steady.indexOf(true);
  if (first < 0) return { start: 0, end: samples.length };
  const last = Math.min(steady.lastIndexOf(true) + steadyFrames, energies.length);
  return { start: first * frameSamples, end: last * frameSamples };
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
      sum += states[index];
    }
    return sum;
  });
}

function energy(samples: Float32Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return sum;
}
