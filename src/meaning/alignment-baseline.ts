import type { LexiconEntry } from './mappings.ts';
import { conceptsSeen, formsHeard, type Situation } from './situation.ts';

export interface AlignmentParameters {
  /** Added to every association before normalising. */
  readonly smoothing: number;
  /** Expected number of concepts: 1 / it is the meaning of a new word. */
  readonly expectedConcepts: number;
  /** A meaning at or above it is in the lexicon. */
  readonly threshold: number;
}

/** Of Fazly, Alishahi & Stevenson 2010, for a large vocabulary. */
export const fazlyPublished: AlignmentParameters = { smoothing: 1e-5, expectedConcepts: 8500, threshold: 0.7 };

/** The best of 48 settings on a generated nursery world, like ours; the published ones suit larger vocabularies. */
export const fazlyParameters: AlignmentParameters = { smoothing: 0.01, expectedConcepts: 100, threshold: 0.5 };

/**
 * The incremental probabilistic learner of Fazly, Alishahi & Stevenson (2010, Cognitive Science 34): in each situation
 * every concept in view is shared out among the words by how much they already mean it; the shares add up to
 * associations, and smoothed associations to meaning probabilities. Uncertain labels scale the shares.
 */
export function alignmentLexicon(
  situations: Iterable<Situation>,
  { smoothing, expectedConcepts, threshold }: AlignmentParameters = fazlyParameters,
): LexiconEntry[] {
  const associations = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  const meaning = (formId: string, conceptId: string): number =>
    ((associations.get(formId)?.get(conceptId) ?? 0) + smoothing) /
    ((totals.get(formId) ?? 0) + expectedConcepts * smoothing);
  for (const situation of situations) {
    const heard = formsHeard(situation);
    const shares = conceptsSeen(situation).flatMap(({ id, probability }) => {
      const meanings = heard.map((form) => form.probability * meaning(form.id, id));
      const total = meanings.reduce((sum, value) => sum + value, 0);
      return heard.map((form, i) => ({ form: form.id, concept: id, share: (probability * meanings[i]!) / total }));
    });
    for (const { form, concept, share } of shares) {
      const row = associations.get(form) ?? new Map<string, number>();
      associations.set(form, row);
      row.set(concept, (row.get(concept) ?? 0) + share);
      totals.set(form, (totals.get(form) ?? 0) + share);
    }
  }
  const entries: LexiconEntry[] = [];
  for (const [formId, row] of associations) {
    for (const conceptId of row.keys()) {
      if (meaning(formId, conceptId) >= threshold) entries.push({ formId, conceptId });
    }
  }
  return entries;
}
