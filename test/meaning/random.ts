/** @returns a whole number from `low` to `high`, both included */
export function integerBetween(random: () => number): (low: number, high: number) => number {
  return (low, high) => low + Math.floor(random() * (high - low + 1));
}

/** Ranks from 0, with frequencies that go as (rank + 1) ** -exponent. */
export function zipfSampler(count: number, exponent: number, random: () => number): () => number {
  const cumulative: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= count; rank++) cumulative.push((total += rank ** -exponent));
  return () => {
    const at = random() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
