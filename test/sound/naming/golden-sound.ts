/** What the recipe makes too (models/sound-events/recipe/golden.py), with the same numbers: 32 kHz. */
export function goldenSound(samples: number): Float32Array {
  return Float32Array.from({ length: samples }, (_, n) => {
    const seconds = n / 32_000;
    const glide = 0.3 * Math.sin(2 * Math.PI * (300 * seconds + 20_000 * seconds ** 2));
    const buzz = 0.1 * Math.sign(Math.sin(2 * Math.PI * 170 * seconds + 0.1));
    return glide + buzz + 0.05 * (((n * 7919) % 1000) / 1000 - 0.5);
  });
}
