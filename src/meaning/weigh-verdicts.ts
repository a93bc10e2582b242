import { estimateAccuracies, weightOf, type ReviewerAccuracy } from '../review/reviewer-accuracy.ts';
import type { Verdict } from './verdicts.ts';

/** A standing verdict and whose it is. */
export interface SignedVerdict extends Omit<Verdict, 'weight'> {
  readonly reviewerId: string;
}

/**
 * Verdicts with what each reviewer's word is worth, judged by how far they agree with others of the same lexicon. Where
 * forms or concepts were merged a reviewer may have two on one pair: the later counts.
 * @param given oldest first
 */
export function weighVerdicts(given: readonly SignedVerdict[]): readonly Verdict[] {
  const standing = latestOfEach(given);
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

export function latestOfEach(given: readonly SignedVerdict[]): readonly SignedVerdict[] {
  const latest = new Map<string, SignedVerdict>();
  for (const verdict of given) {
    const key = JSON.stringify([verdict.reviewerId, verdict.formId, verdict.conceptId]);
    // deleted first, so that it takes its later place
    latest.delete(key);
    latest.set(key, verdict);
  }
  return [...latest.values()];
}
