import { cypher } from '../graph/cypher-query.ts';
import type { GraphTransaction } from '../graph/graph.ts';
import { groupedBy } from '../grouped-by.ts';
import type { ReviewRecord } from '../review/review.ts';
import { mappingIdOf } from './mapping-id.ts';

const readPlacedReviews = cypher('meaning/read-placed-reviews');
const placeReviewsQuery = cypher('meaning/place-reviews');

/** A review with the mapping that its own has become: forms and concepts merge, and get other ids. */
export interface PlacedReview extends Pick<
  ReviewRecord,
  'id' | 'subjectId' | 'formId' | 'conceptId' | 'verdict' | 'reviewerId' | 'ordinal' | 'retractedAtMs'
> {
  /** Of the form and the concept as they are now; it need not be there. */
  readonly mappingId: string;
  /** Mappings that it points to in the graph. */
  readonly on: readonly string[];
}

interface ReviewRow extends Omit<PlacedReview, 'mappingId' | 'formId' | 'conceptId'> {
  readonly formId: string | null;
  readonly conceptId: string | null;
}

/** Of a lexicon, by mapping, each the oldest first; those whose form or concept is no more are left out. */
export async function placedReviews(
  lexiconId: string,
  transaction: GraphTransaction,
): Promise<ReadonlyMap<string, readonly PlacedReview[]>> {
  const rows = await transaction.run<ReviewRow>(readPlacedReviews, { lexiconId });
  const placed = rows.flatMap(({ formId, conceptId, ...review }) => {
    if (formId === null || conceptId === null) return [];
    return [{ ...review, formId, conceptId, mappingId: mappingIdOf(lexiconId, { formId, conceptId }) }];
  });
  return groupedBy(placed, ({ mappingId }) => mappingId);
}

/** Moves those that are not there yet to their mappings. */
export async function placeReviews(reviews: readonly PlacedReview[], transaction: GraphTransaction): Promise<void> {
  const placed = reviews
    .filter(({ subjectId, mappingId, on }) => subjectId !== mappingId || !on.includes(mappingId))
    .map(({ id, mappingId }) => ({ id, mappingId }));
  if (placed.length > 0) await transaction.run(placeReviewsQuery, { placed });
}
