/** What models/phone-recogniser/recipe/golden.py writes. */
export interface GoldenFrontEnd {
  readonly samples: number;
  readonly sampleRateHz: number;
  readonly bands: number;
  readonly coefficients: number;
  readonly logMel: readonly (readonly number[])[];
  readonly cepstra: readonly (readonly number[])[];
}

/** The signal of models/phone-recogniser/recipe/golden.py: a glide, a buzz and a sawtooth of residues. */
export function goldenSignal({ samples, sampleRateHz }: GoldenFrontEnd): Float32Array {
  return Float32Array.from({ length: samples }, (_, n) => {
    const seconds = n / sampleRateHz;
    const glide = 0.3 * Math.sin(2 * Math.PI * (200 * seconds + 6000 * seconds ** 2));
    const buzz = 0.1 * Math.sign(Math.sin(2 * Math.PI * 120 * seconds + 0.1));
    return glide + buzz + 0.05 * (((n * 7919) % 1000) / 1000 - 0.5);
  });
}
