/** UNSURE counts neither way: the reviewer cannot tell, and is not asked again. */
export type ReviewVerdict = 'CONFIRMED' | 'REJECTED' | 'UNSURE';

/** Why an answer no longer stands: another one of the same reviewer, their taking it back, or their undoing it. */
export type ReviewEnd = 'REPLACED' | 'RETRACTED' | 'UNDONE';

/** A person's answer on a mapping. It outranks what was inferred, and outlives the mapping's node. */
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
  /** When it stepped back; absent while it stands. */
  readonly retractedAtMs?: number | null;
  /** Absent also with reviews older than this was recorded. */
  readonly ended?: ReviewEnd | null;
  /** The earlier answer that stands again by this one, after an undoing. */
  readonly restoresId?: string | null;
  /** Counts the reviewer's answers: what they said last, whatever the clock says. Absent with reviews older than this. */
  readonly ordinal?: number | null;
}

type Said = Pick<ReviewRecord, 'reviewerId' | 'verdict' | 'retractedAtMs' | 'ordinal'>;

/**
 * Those that count: of each reviewer what they said last, if it stands. On one statement a reviewer has one standing answer;
 * where two statements became one they may have two, and both are kept, in case they are two again some day.
 */
export function standingReviews<Review extends Said>(reviews: readonly Review[]): Review[] {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    if (review.retractedAtMs != null) continue;
    const former = latest.get(review.reviewerId);
    if (former === undefined || (review.ordinal ?? 0) > (former.ordinal ?? 0)) latest.set(review.reviewerId, review);
  }
  return [...latest.values()];
}

/** How many say what, of those whose answer stands. */
export interface ReviewCounts {
  readonly confirmed: number;
  readonly rejected: number;
  readonly unsure: number;
}

export function countReviews(reviews: readonly Said[]): ReviewCounts {
  const counts = { CONFIRMED: 0, REJECTED: 0, UNSURE: 0 };
  for (const { verdict } of standingReviews(reviews)) counts[verdict] += 1;
  return { confirmed: counts.CONFIRMED, rejected: counts.REJECTED, unsure: counts.UNSURE };
}

/** What a mapping is after its reviews: the sides are counted, and a draw leaves it open. */
export function statusAfter(reviews: readonly Said[]) {
  const { confirmed, rejected } = countReviews(reviews);
  if (confirmed === rejected) return 'HYPOTHESIS' as const;
  return confirmed > rejected ? ('CONFIRMED' as const) : ('REJECTED' as const);
}

/** 1 for a yes, -1 for a no, 0 for whatever counts neither way. */
export function sideOf(verdict: ReviewVerdict | null | undefined): -1 | 0 | 1 {
  if (verdict === 'CONFIRMED') return 1;
  return verdict === 'REJECTED' ? -1 : 0;
}
