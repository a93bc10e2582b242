/** Samples to each side that one between them is made of. */
const taps = 16;

/** An ideal low-pass at half the old rate, at the places between samples, under a Hann window. */
const weights = Float64Array.from({ length: taps }, (_, i) => {
  const x = i + 0.5;
  return ((Math.sin(Math.PI * x) / (Math.PI * x)) * (1 + Math.cos((Math.PI * x) / taps))) / 2;
});
const sum = 2 * weights.reduce((total, weight) => total + weight, 0);

/**
 * Twice as many samples a second: what was there stays as it was, with one more after each, interpolated.
 * @param samples mono; silence before and after
 * @returns shape (2 × samples)
 */
export function doubleRate(samples: Float32Array): Float32Array {
  const doubled = new Float32Array(2 * samples.length);
  for (let at = 0; at < samples.length; at++) {
    let between = 0;
    for (let i = 0; i < taps; i++) {
      between += weights[i]! * ((samples[at - i] ?? 0) + (samples[at + 1 + i] ?? 0));
    }
    doubled[2 * at] = samples[at]!;
    doubled[2 * at + 1] = between / sum;
  }
  return doubled;
}
