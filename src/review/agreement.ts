/** What one of several people said of one thing. */
export interface Answer<Value extends string = string> {
  readonly subjectId: string;
  readonly reviewerId: string;
  readonly value: Value;
}

/**
 * Krippendorff's alpha for nominal values (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; Hayes &
 * Krippendorff 2007): 1 where people agree in all, 0 where they agree as often as chance would have it, below 0 where they
 * contradict each other. Unlike Cohen's and Fleiss' kappa it takes any number of people, each on some subjects only.
 * @param answers one a person and subject
 * @returns undefined where no subject has two answers, or nobody ever answered otherwise: agreement then says nothing
 */
export function krippendorffAlpha(answers: Iterable<Answer>): number | undefined {
  const bySubject = new Map<string, Map<string, number>>();
  for (const { subjectId, value } of answers) {
    let counts = bySubject.get(subjectId);
    if (counts === undefined) bySubject.set(subjectId, (counts = new Map<string, number>()));
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const totals = new Map<string, number>();
  let pairable = 0;
  let agreeing = 0;
  for (const counts of bySubject.values()) {
    let size = 0;
    for (const count of counts.values()) size += count;
    if (size < 2) continue;
    pairable += size;
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      agreeing += (count * (count - 1)) / (size - 1);
    }
  }
  let agreeingByChance = 0;
  for (const count of totals.values()) agreeingByChance += (count * (count - 1)) / (pairable - 1);
  const room = pairable - agreeingByChance;
  if (pairable === 0 || room <= 0) return undefined;
  return 1 - (pairable - agreeing) / room;
}
