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
}

type Said = Pick<ReviewRecord, 'verdict' | 'retractedAtMs'>;

/** How many say what, of those whose answer stands. */
export interface ReviewCounts {
  readonly confirmed: number;
  readonly rejected: number;
  readonly unsure: number;
}

export function countReviews(reviews: readonly Said[]): ReviewCounts {
  const counts = { CONFIRMED: 0, REJECTED: 0, UNSURE: 0 };
  for (const { verdict, retractedAtMs } of reviews) if (retractedAtMs == null) counts[verdict] += 1;
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
