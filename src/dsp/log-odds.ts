/** @param probability in (0, 1) */
export function logOddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** @returns the probability, 0 to 1 */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
