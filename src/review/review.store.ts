import { randomUUID } from 'node:crypto';
import type { PageWindow } from '../api/connection-arguments.ts';
import { NotFoundError } from '../errors.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { groupedBy } from '../grouped-by.ts';
import type { ReviewRecord, ReviewVerdict } from './review.ts';

const writeReview = cypher('review/write-review');
const retractReview = cypher('review/retract-review');
const undoReview = cypher('review/undo-review');
const readReviews = cypher('review/read-reviews');
const listReviews = cypher('review/list-reviews');

export type NewReview = Omit<ReviewRecord, 'id' | 'createdAtMs' | 'retractedAtMs' | 'ended' | 'restoresId' | 'ordinal'>;

export interface ReviewFilter {
  readonly lexiconId?: string;
  /** What they are on. */
  readonly subjectId?: string;
  readonly reviewerId?: string;
  readonly sinceMs?: number;
  /** Only those that stand, or only those that do not. */
  readonly standing?: boolean;
}

/** An answer that was undone, and what stands in its place. */
export interface UndoneReview extends Pick<ReviewRecord, 'subjectId' | 'formId' | 'conceptId' | 'verdict'> {
  readonly formerVerdict: ReviewVerdict | null;
}

export class ReviewStore {
  constructor(private readonly graph: Graph) {}

  /**
   * @returns what the reviewer had said before, where that stood
   * @throws {NotFoundError} no such mapping; nothing is written then, and an earlier verdict stands
   */
  async write(review: NewReview, transaction: GraphTransaction): Promise<ReviewVerdict | undefined> {
    const { note, ...rest } = review;
    const rows = await transaction.run<{ formerVerdict: ReviewVerdict | null }>(writeReview, {
      ...rest,
      note: note ?? null,
      id: newReviewId(),
      nowMs: Date.now(),
    });
    if (rows.length === 0) throw new NotFoundError('mapping', review.subjectId);
    return rows[0]?.formerVerdict ?? undefined;
  }

  /** @returns the verdict that stood, if there was one */
  async retract(
    subjectId: string,
    reviewerId: string,
    transaction: GraphTransaction,
  ): Promise<ReviewVerdict | undefined> {
    const parameters = { subjectId, reviewerId, nowMs: Date.now() };
    const rows = await transaction.run<{ verdict: ReviewVerdict }>(retractReview, parameters);
    return rows[0]?.verdict;
  }

  /** Undoes what the reviewer said last in the lexicon; undefined where nothing of theirs stands. */
  async undo(lexiconId: string, reviewerId: string, transaction: GraphTransaction): Promise<UndoneReview | undefined> {
    const rows = await transaction.run<UndoneReview>(undoReview, {
      ...{ lexiconId, reviewerId, restoredId: newReviewId(), nowMs: Date.now() },
    });
    return rows[0];
  }

  /** By subject, the newest first. */
  async read(
    subjectIds: readonly string[],
    lexiconIds: readonly string[],
    within?: GraphTransaction,
  ): Promise<ReadonlyMap<string, readonly ReviewRecord[]>> {
    const parameters = { subjectIds, lexiconIds };
    const rows =
      within === undefined
        ? await this.graph.read<{ review: ReviewRecord }>(readReviews, parameters)
        : await within.run<{ review: ReviewRecord }>(readReviews, parameters);
    return groupedBy(
      rows.map(({ review }) => review),
      ({ subjectId }) => subjectId,
    );
  }

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async list(
    filter: ReviewFilter,
    window: PageWindow,
    lexiconIds: readonly string[],
  ): Promise<readonly ReviewRecord[]> {
    const rows = await this.graph.read<{ review: ReviewRecord }>(listReviews, {
      lexiconIds: filter.lexiconId === undefined ? lexiconIds : lexiconIds.filter((id) => id === filter.lexiconId),
      subjectId: filter.subjectId ?? null,
      reviewerId: filter.reviewerId ?? null,
      sinceMs: filter.sinceMs ?? null,
      standing: filter.standing ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      backward: window.backward,
      limit: window.limit + 1,
    });
    return rows.map(({ review }) => review);
  }
}

function newReviewId(): string {
  return `review_${randomUUID()}`;
}
