import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../errors.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import type { ReviewRecord } from './review.ts';

const writeReview = cypher('review/write-review');
const retractReview = cypher('review/retract-review');
const readReviews = cypher('review/read-reviews');

export type NewReview = Omit<ReviewRecord, 'id' | 'createdAtMs' | 'retractedAtMs'>;

export class ReviewStore {
  constructor(private readonly graph: Graph) {}

  /** @throws {NotFoundError} no such mapping; nothing is written then, and an earlier verdict stands */
  async write(review: NewReview, transaction: GraphTransaction): Promise<void> {
    const { note, ...rest } = review;
    const rows = await transaction.run(writeReview, {
      ...rest,
      note: note ?? null,
      id: `review_${randomUUID()}`,
      nowMs: Date.now(),
    });
    if (rows.length === 0) throw new NotFoundError('mapping', review.subjectId);
  }

  /** @returns whether there was a standing verdict */
  async retract(subjectId: string, reviewerId: string, transaction: GraphTransaction): Promise<boolean> {
    const rows = await transaction.run(retractReview, { subjectId, reviewerId, nowMs: Date.now() });
    return rows.length > 0;
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
    const bySubject = new Map<string, ReviewRecord[]>();
    for (const { review } of rows) {
      const reviews = bySubject.get(review.subjectId);
      if (reviews === undefined) bySubject.set(review.subjectId, [review]);
      else reviews.push(review);
    }
    return bySubject;
  }
}
