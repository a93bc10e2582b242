import type { Client } from 'urql';
import { allPages } from '../../api/pages.ts';
import { ask, fresh } from '../../api/ask.ts';
import type { ReviewersAgreeQuery } from '../../api/generated/graphql.ts';
import { judgedMappings, probabilityBefore, type Judged } from './calibration.ts';
import { agreementQuery, givenReviewsQuery, heldBeforeQuery } from './queries.ts';

export interface LoadedReviews {
  readonly agreement: ReviewersAgreeQuery['reviewAgreement'];
  /** With what was thought before anybody said anything. */
  readonly judged: readonly Judged[];
  /** Judged, and nothing was held of them before. */
  readonly withoutProbability: number;
  /** Whether there are more than were looked at. */
  readonly cut: boolean;
}

/** Mappings whose history is read at most, and how many at a time. */
const [mostReviews, mostMappings, atOnce] = [4000, 400, 8];

/** @param onProgress share of the histories that were read, 0 to 1 */
export async function loadReviews(
  client: Client,
  lexiconId: string,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<LoadedReviews> {
  const options = { signal, ...fresh };
  const [{ reviewAgreement }, reviews] = await Promise.all([
    ask(client, agreementQuery, { lexiconId }, options),
    allPages(
      signal,
      async (after) => (await ask(client, givenReviewsQuery, { lexiconId, after }, options)).reviews,
      mostReviews,
    ),
  ]);
  const all = judgedMappings(reviews.nodes);
  const mappings = all.slice(0, mostMappings);
  const judged: Judged[] = [];
  for (let from = 0; from < mappings.length; from += atOnce) {
    const some = mappings.slice(from, from + atOnce);
    const before = await Promise.all(
      some.map(async ({ mappingId, firstAt }) => {
        const { mappingHistory } = await ask(client, heldBeforeQuery, { mappingId }, options);
        return probabilityBefore(
          mappingHistory.edges.map(({ node }) => node),
          firstAt,
        );
      }),
    );
    for (const [index, probability] of before.entries()) {
      if (probability !== undefined) judged.push({ probability, confirmed: some[index]!.confirmed });
    }
    onProgress((from + some.length) / mappings.length);
  }
  return {
    agreement: reviewAgreement,
    judged,
    withoutProbability: mappings.length - judged.length,
    cut: reviews.cut || all.length > mappings.length,
  };
}
