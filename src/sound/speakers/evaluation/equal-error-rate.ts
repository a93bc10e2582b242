export interface EqualErrorRate {
  /** The share of pairs that are told wrongly where as many of one voice as of two are, 0 to 1. */
  readonly rate: number;
  /** The similarity where that is. */
  readonly threshold: number;
}

/**
 * The rate at which as many pairs of one voice are taken for two as the other way round. Not a number where there are none of either.
 * @param same similarity of each pair of one voice
 * @param different of each pair of two
 */
export function equalErrorRate(same: readonly number[], different: readonly number[]): EqualErrorRate {
  const pairs = [
    ...same.map((similarity) => ({ similarity, isSame: true })),
    ...different.map((similarity) => ({ similarity, isSame: false })),
  ].sort((a, b) => a.similarity - b.similarity);
  let [missed, accepted] = [0, different.length];
  let best = { rate: NaN, threshold: NaN, gap: Infinity };
  for (const { similarity, isSame } of pairs) {
    if (isSame) missed++;
    else accepted--;
    const [miss, accept] = [missed / same.length, accepted / different.length];
    const gap = Math.abs(miss - accept);
    if (gap < best.gap) best = { rate: (miss + accept) / 2, threshold: similarity, gap };
  }
  return { rate: best.rate, threshold: best.threshold };
}
