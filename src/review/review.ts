export type ReviewVerdict = 'CONFIRMED' | 'REJECTED';

/** A person's verdict on a mapping. It outranks what was inferred, and outlives the mapping's node. */
export interface ReviewRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly lexiconId: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly verdict: ReviewVerdict;
  readonly note?: string | null;
  readonly reviewerId: string;
  readonly createdAtMs: number;
  /** When it was undone, or replaced by a later verdict of the same reviewer. */
  readonly retractedAtMs?: number | null;
}

/** What a mapping is after its reviews: the sides are counted, and a draw leaves it open. */
export function statusAfter(reviews: readonly Pick<ReviewRecord, 'verdict' | 'retractedAtMs'>[]) {
  let net = 0;
  for (const review of reviews) if (review.retractedAtMs == null) net += review.verdict === 'CONFIRMED' ? 1 : -1;
  if (net === 0) return 'HYPOTHESIS' as const;
  return net > 0 ? ('CONFIRMED' as const) : ('REJECTED' as const);
}
