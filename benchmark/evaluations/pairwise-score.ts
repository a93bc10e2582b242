/** How a grouping compares with the truth, over all pairs of items. */
export interface PairwiseScore {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
  readonly groups: number;
  readonly trueGroups: number;
}

/** @param counts which pairs to look at, all unless said */
export function pairwiseScore<Item>(
  items: readonly Item[],
  group: (item: Item) => string,
  truth: (item: Item) => string,
  counts: (a: Item, b: Item) => boolean = () => true,
): PairwiseScore {
  let both = 0;
  let grouped = 0;
  let alike = 0;
  items.forEach((a, at) => {
    for (const b of items.slice(0, at)) {
      if (!counts(a, b)) continue;
      const together = group(a) === group(b);
      const same = truth(a) === truth(b);
      if (together) grouped++;
      if (same) alike++;
      if (together && same) both++;
    }
  });
  const precision = grouped ? both / grouped : 1;
  const recall = alike ? both / alike : 1;
  return {
    precision,
    recall,
    f: both ? (2 * precision * recall) / (precision + recall) : 0,
    groups: new Set(items.map(group)).size,
    trueGroups: new Set(items.map(truth)).size,
  };
}
