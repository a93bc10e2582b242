/** How often weights are brought into balance; more changes nothing that can be seen. */
const rounds = 30;
/** What is heard comes from out of view in so many cases before anything is looked at. */
const unseen = 0.3;

/**
 * Which source is whom, where one source is one person and the other way: probabilities from odds by balancing rows and columns in turn
 * (Sinkhorn & Knopp 1967), in which everybody may be silent and every source out of view.
 * @param odds natural logarithms, a row a source and a column a person, against the source's being out of view; -Infinity where it cannot be
 * @returns probabilities of the same shape; a row lacks to 1 what is out of view
 */
export function oneOfEach(odds: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const people = odds[0]?.length ?? 0;
  const prior = Math.log((1 - unseen) / unseen / Math.max(1, people));
  // Behind the people stands being out of view, and below the sources being silent.
  const weights = [
    ...odds.map((row) => [...row.map((value) => Math.exp(value + prior)), 1]),
    Array.from({ length: people + 1 }, () => 1),
  ];
  for (let round = 0; round < rounds; round++) {
    for (let column = 0; column < people; column++) {
      const sum = weights.reduce((total, row) => total + row[column]!, 0);
      for (const row of weights) row[column]! /= sum;
    }
    for (const row of weights.slice(0, -1)) {
      const sum = row.reduce((total, weight) => total + weight, 0);
      row.forEach((weight, column) => (row[column] = weight / sum));
    }
  }
  return weights.slice(0, -1).map((row) => row.slice(0, -1));
}
