/** Calls of one recording inside and outside of some time. */
export interface SplitCalls {
  readonly inside: number;
  readonly outside: number;
  readonly insideSeconds: number;
  readonly outsideSeconds: number;
}

export interface RateRatio {
  /** How many times as often, median of the posterior. */
  readonly ratio: number;
  /** Ends of the 90 % credible interval. */
  readonly low: number;
  readonly high: number;
}

/** Beforehand nine ratios in ten are taken to lie between a tenth and ten. */
const priorDeviation = Math.log(10) / 1.6449;
const furthest = Math.log(1000);
const steps = 600;

/**
 * How many times as often calls come inside as outside, the same in all recordings, each of which may have its own rate: given how
 * many calls there are, those inside are binomial with odds ratio × inside / outside seconds. On a grid of log ratios.
 * @param dispersion how many times as variable the counts are as those of independent calls, 1 or more: calls that
 *   come in bouts tell as much as fewer that come alone. Recordings that differ by more than that make it larger
 */
export function rateRatio(recordings: readonly SplitCalls[], dispersion: number): RateRatio {
  const told = recordings.filter(
    ({ inside, outside, insideSeconds, outsideSeconds }) =>
      inside + outside > 0 && insideSeconds > 0 && outsideSeconds > 0,
  );
  const first = posterior(told, Math.max(1, dispersion));
  const spread = dispersionAt(first.ratio, told);
  return spread > dispersion ? posterior(told, spread) : first;
}

/** How much more recordings differ than binomial counts of this ratio would (Pearson's statistic by degrees of freedom). */
function dispersionAt(ratio: number, told: readonly SplitCalls[]): number {
  if (told.length < 2) return 1;
  let sum = 0;
  for (const { inside, outside, insideSeconds, outsideSeconds } of told) {
    const odds = (ratio * insideSeconds) / outsideSeconds;
    const share = odds / (1 + odds);
    const count = inside + outside;
    // of the order of one call at least: a single one where hardly any is due is no wonder
    sum += (inside - count * share) ** 2 / Math.max(0.5, count * share * (1 - share));
  }
  return Math.max(1, sum / (told.length - 1));
}

function posterior(told: readonly SplitCalls[], spread: number): RateRatio {
  const logs = new Float64Array(2 * steps + 1);
  let largest = -Infinity;
  for (let i = 0; i < logs.length; i++) {
    const logRatio = logRatioAt(i);
    let sum = -0.5 * (logRatio / priorDeviation) ** 2;
    for (const { inside, outside, insideSeconds, outsideSeconds } of told) {
      const logOdds = logRatio + Math.log(insideSeconds / outsideSeconds);
      // log(1 + e^x) without overflow
      const normaliser = Math.max(0, logOdds) + Math.log1p(Math.exp(-Math.abs(logOdds)));
      sum += (inside * logOdds - (inside + outside) * normaliser) / spread;
    }
    logs[i] = sum;
    largest = Math.max(largest, sum);
  }
  const weights = logs.map((log) => Math.exp(log - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    ratio: Math.exp(quantile(weights, 0.5 * total)),
    low: Math.exp(quantile(weights, 0.05 * total)),
    high: Math.exp(quantile(weights, 0.95 * total)),
  };
}

function logRatioAt(place: number): number {
  return (furthest * (place - steps)) / steps;
}

function quantile(weights: Float64Array, wanted: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (sum + weight >= wanted) return logRatioAt(i - 0.5 + (weight > 0 ? (wanted - sum) / weight : 0));
    sum += weight;
  }
  return furthest;
}
