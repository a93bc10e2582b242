/**
 * q-values (Benjamini & Hochberg 1995): of all tests with a q-value up to q, no more than the share q is expected to be chance.
 * @param probabilities p-values, 0 to 1
 * @returns in the same order, none below its p-value
 */
export function falseDiscoveryRates(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, place) => place).sort((a, b) => probabilities[b]! - probabilities[a]!);
  const rates = new Array<number>(probabilities.length);
  let smallest = 1;
  for (const [behind, place] of order.entries()) {
    const rank = probabilities.length - behind;
    smallest = Math.min(smallest, probabilities[place]! * (probabilities.length / rank));
    rates[place] = smallest;
  }
  return rates;
}
