import { RequestLoaders } from '../api/request-loaders.ts';
import type { RequestContext } from '../request-context.ts';
import type { ReviewRecord } from '../review/review.ts';
import { ReviewStore } from '../review/review.store.ts';

/** Keys are mapping ids: what people said of them, the newest first, in one query for all fields of a request that tell of it. */
export const reviewsOfMappings = new RequestLoaders<RequestContext, 'mapping', readonly ReviewRecord[]>(
  async (ids, _by, { graph, reader }) => new ReviewStore(graph).read(ids, (await reader.access()).lexiconIds),
  [],
);
