/** How often what was taken for which. */
export interface Confusion {
  /** What there was. */
  readonly actual: readonly string[];
  /** What can be answered. */
  readonly told: readonly string[];
  /** Shape (actual, told). */
  readonly counts: readonly (readonly number[])[];
}

/** @param pairs what it was and what was told; those of other names are left out */
export function confusionOf(
  pairs: readonly (readonly [actual: string, told: string])[],
  actual: readonly string[],
  told: readonly string[],
): Confusion {
  const counts = actual.map(() => told.map(() => 0));
  for (const [was, answer] of pairs) {
    const row = counts[actual.indexOf(was)];
    const column = told.indexOf(answer);
    if (row !== undefined && column >= 0) row[column]! += 1;
  }
  return { actual, told, counts };
}

/** The share of a row of {@link Confusion} that was told rightly; of all rows without one. Not a number where there is nothing. */
export function accuracyOf({ actual, told, counts }: Confusion, name?: string): number {
  let [right, all] = [0, 0];
  actual.forEach((each, row) => {
    if (name !== undefined && each !== name) return;
    right += counts[row]![told.indexOf(each)] ?? 0;
    all += counts[row]!.reduce((sum, count) => sum + count, 0);
  });
  return right / all;
}
