/** What one situation says of "this form means this concept", as counts and a correction to their log Bayes factor. */
export interface SoftTrial {
  readonly hits: number;
  readonly misses: number;
  /** <= 0 */
  readonly correction: number;
}

/**
 * A trial with uncertain labels. Were the form's meaning the concept, then a sound that may be the form, beside a thing
 * that may be the concept, would make each other likelier: the pair's likelihood ratio is the mixture
 * 1 - w + w (h x / b + (1 - h)(1 - x) / (1 - b)), which a fractional hit of w x and miss of w (1 - x) undervalues
 * (the mean of logs lies below the log of the mean). Hits and misses are therefore counted as they are under the
 * hypothesis, and the price of departing from the labels is the correction; the two together give that mixture exactly
 * for the rates at hand. With labels that are certain this is the plain count.
 * @param weight w, that the sound is the form
 * @param confidence x, that the concept is in view
 * @param named h, rate at which a named thing is in view, in (0, 1)
 * @param base b, share of situations with the concept in view, in (0, 1)
 */
export function softTrial(weight: number, confidence: number, named: number, base: number): SoftTrial {
  const present = (named * confidence) / base;
  const absent = ((1 - named) * (1 - confidence)) / (1 - base);
  const ratio = present + absent;
  const inView = present / ratio;
  const isForm = (weight * ratio) / (1 - weight + weight * ratio);
  return {
    hits: isForm * inView,
    misses: isForm * (1 - inView),
    correction: -divergence(isForm, weight) - isForm * divergence(inView, confidence),
  };
}

/** Kullback-Leibler divergence of Bernoulli distributions; 0 ln 0 is 0. */
function divergence(p: number, q: number): number {
  const yes = p > 0 ? p * Math.log(p / q) : 0;
  const no = p < 1 && q < 1 ? (1 - p) * Math.log((1 - p) / (1 - q)) : 0;
  return Math.max(0, yes + no);
}
