/** How well clusters agree with the truth, over all pairs of items. */
export interface PairwiseScore {
  readonly items: number;
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
  readonly clusters: number;
  readonly classes: number;
  readonly confused: readonly string[];
}

/** @param truth and `clusters`: one label an item, in the same order */
export function pairwiseScore(truth: readonly string[], clusters: readonly string[]): PairwiseScore {
  let [both, together, same] = [0, 0, 0];
  const confused = new Map<string, number>();
  for (let a = 1; a < truth.length; a++) {
    for (let b = 0; b < a; b++) {
      const isSame = truth[a] === truth[b];
      const isTogether = clusters[a] === clusters[b];
      if (isSame) same++;
      if (isTogether) together++;
      if (isSame && isTogether) both++;
      if (!isSame && isTogether) {
        const pair = [truth[a]!, truth[b]!].sort().join(' = ');
        confused.set(pair, (confused.get(pair) ?? 0) + 1);
      }
    }
  }
  return {
    items: truth.length,
    precision: together ? both / together : 1,
    recall: same ? both / same : 1,
    f: (2 * both) / Math.max(1, together + same),
    clusters: new Set(clusters).size,
    classes: new Set(truth).size,
    confused: [...confused].map(([pair, count]) => `${pair} (${count})`),
  };
}
