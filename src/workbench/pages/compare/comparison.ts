/** A meaning as lexicons are compared by. */
export interface ComparedMeaning<Form> {
  readonly conceptId: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly formId: string;
  readonly form?: Form | null;
  readonly concept?: { readonly id: string; readonly kind: string; readonly label?: string | null } | null;
}

export interface ComparedConcept<Meaning> {
  /** The same for one concept, and for concepts of one name and kind. */
  readonly key: string;
  readonly conceptId: string;
  readonly label: string | null;
  readonly kind: string;
  /** What means it in each lexicon, in the order of the lexicons, the most probable first. */
  readonly meanings: readonly (readonly Meaning[])[];
  /** In how many lexicons something means it. */
  readonly lexicons: number;
}

/**
 * Which concept has which forms in each lexicon. Things of one name and kind count as one, whoever found them; what has no name
 * is its own. What all have comes first, then by name, things without one last.
 */
export function compareConcepts<Meaning extends ComparedMeaning<unknown>>(
  lexicons: readonly (readonly Meaning[])[],
  leastProbability: number,
): readonly ComparedConcept<Meaning>[] {
  const rows = new Map<string, { conceptId: string; label: string | null; kind: string; meanings: Meaning[][] }>();
  for (const [place, meanings] of lexicons.entries()) {
    for (const meaning of meanings) {
      if (meaning.probability < leastProbability) continue;
      const { kind = '', label = null } = meaning.concept ?? {};
      const key = label == null ? meaning.conceptId : `${kind} ${label.toLowerCase()}`;
      const row = rows.get(key) ?? { conceptId: meaning.conceptId, label, kind, meanings: lexicons.map(() => []) };
      row.meanings[place]!.push(meaning);
      rows.set(key, row);
    }
  }
  return [...rows]
    .map(([key, row]) => ({
      key,
      ...row,
      meanings: row.meanings.map((each) => each.toSorted((one, other) => other.probability - one.probability)),
      lexicons: row.meanings.filter((each) => each.length > 0).length,
    }))
    .toSorted(
      (one, other) =>
        other.lexicons - one.lexicons ||
        Number(one.label === null) - Number(other.label === null) ||
        (one.label ?? one.key).localeCompare(other.label ?? other.key),
    );
}
