import { estimateAccuracies, weightOf, type ReviewerAccuracy } from '../review/reviewer-accuracy.ts';
import type { Verdict } from './verdicts.ts';

/** A standing verdict and whose it is. */
export interface SignedVerdict extends Omit<Verdict, 'weight'> {
  readonly reviewerId: string;
}

/**
 * Verdicts with what each reviewer's word is worth, judged by how far they agree with others of the same lexicon.
 * @param standing one a reviewer and pair
 */
export function weighVerdicts(standing: readonly SignedVerdict[]): readonly Verdict[] {
  const accuracies = accuraciesOf(standing);
  return standing.map(({ formId, conceptId, verdict, reviewerId }) => {
    return { formId, conceptId, verdict, weight: weightOf(accuracies.get(reviewerId)!) };
  });
}

/** By reviewer. */
export function accuraciesOf(standing: readonly SignedVerdict[]): ReadonlyMap<string, ReviewerAccuracy> {
  return estimateAccuracies(
    standing.map(({ formId, conceptId, verdict, reviewerId }) => ({
      subjectId: JSON.stringify([formId, conceptId]),
      reviewerId,
      value: verdict === 'CONFIRMED' ? 'yes' : 'no',
    })),
  );
}
