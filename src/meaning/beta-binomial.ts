/** Natural logarithm of the gamma function, x > 0 (Lanczos approximation, g = 7, nine terms; relative error < 1e-13). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = lanczos[0]!;
  for (let i = 1; i < lanczos.length; i++) sum += lanczos[i]! / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Derivative of logGamma, x > 0 (recurrence up to 6, then the asymptotic series; absolute error < 1e-8). */
export function digamma(x: number): number {
  let shifted = x;
  let value = 0;
  while (shifted < 6) value -= 1 / shifted++;
  const r = 1 / (shifted * shifted);
  return value + Math.log(shifted) - 0.5 / shifted - r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r / 240)));
}

/** A Beta distribution over a rate, by its two pseudo-counts, both > 0. */
export interface Beta {
  readonly hits: number;
  readonly misses: number;
}

/**
 * Log probability of one given sequence of `hits` and `misses` (fractions of a count allowed, >= 0), the rate
 * integrated out under `prior`.
 */
export function logMarginal(prior: Beta, hits: number, misses: number): number {
  return (
    logGamma(prior.hits + hits) -
    logGamma(prior.hits) +
    logGamma(prior.misses + misses) -
    logGamma(prior.misses) -
    logGamma(prior.hits + prior.misses + hits + misses) +
    logGamma(prior.hits + prior.misses)
  );
}

/** How logMarginal changes by one more hit, and by one more miss. */
export function logMarginalSlope(prior: Beta, hits: number, misses: number): Beta {
  const total = digamma(prior.hits + prior.misses + hits + misses);
  return { hits: digamma(prior.hits + hits) - total, misses: digamma(prior.misses + misses) - total };
}
