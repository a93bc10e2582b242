import type { LexiconEntry } from './mappings.ts';
import { compareIds, conceptsSeen, formsHeard, type Situation } from './situation.ts';

/** How often form and concept occurred, alone and together; expected counts where labels are uncertain. */
export interface Counts {
  readonly situations: number;
  readonly forms: ReadonlyMap<string, number>;
  readonly concepts: ReadonlyMap<string, number>;
  /** By form, then by concept. */
  readonly together: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function countOccurrences(situations: Iterable<Situation>): Counts {
  const forms = new Map<string, number>();
  const concepts = new Map<string, number>();
  const together = new Map<string, Map<string, number>>();
  let count = 0;
  for (const situation of situations) {
    count += 1;
    const saw = conceptsSeen(situation);
    for (const { id, probability } of saw) concepts.set(id, (concepts.get(id) ?? 0) + probability);
    for (const form of formsHeard(situation)) {
      forms.set(form.id, (forms.get(form.id) ?? 0) + form.probability);
      const row = together.get(form.id) ?? new Map<string, number>();
      together.set(form.id, row);
      for (const { id, probability } of saw) row.set(id, (row.get(id) ?? 0) + form.probability * probability);
    }
  }
  return { situations: count, forms, concepts, together };
}

/** Raw counts: each form means the concept most often in view with it; equals go to the smaller concept id. */
export function coOccurrenceLexicon(situations: Iterable<Situation>): LexiconEntry[] {
  const entries: LexiconEntry[] = [];
  for (const [formId, row] of countOccurrences(situations).together) {
    let best: string | undefined;
    let most = 0;
    for (const [conceptId, count] of row) {
      if (count > most || (count === most && best !== undefined && compareIds(conceptId, best) < 0)) {
        best = conceptId;
        most = count;
      }
    }
    if (best !== undefined) entries.push({ formId, conceptId: best });
  }
  return entries;
}

/**
 * Normalised pointwise mutual information (Bouma 2009), within -1 and 1: 1 where the two never occur apart.
 * @param threshold a pair at or above it is in the lexicon
 */
export function npmiLexicon(situations: Iterable<Situation>, threshold = 0.3): LexiconEntry[] {
  const { situations: total, forms, concepts, together } = countOccurrences(situations);
  const entries: LexiconEntry[] = [];
  for (const [formId, row] of together) {
    for (const [conceptId, count] of row) {
      const joint = count / total;
      const apart = (forms.get(formId)! / total) * (concepts.get(conceptId)! / total);
      const npmi = joint >= 1 ? 0 : Math.log(joint / apart) / -Math.log(joint);
      if (joint > 0 && npmi >= threshold) entries.push({ formId, conceptId });
    }
  }
  return entries;
}
