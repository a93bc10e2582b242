import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import type { ReviewRecord } from '../review/review.ts';
import type { MappingStatus } from './mapping.ts';
import type { HeardSituation } from './telling-clips.ts';

const readQuestionPool = cypher('meaning/read-question-pool');
const readTellingSituations = cypher('meaning/read-telling-situations');

/** A mapping as the queue sees it. */
export interface PooledMapping {
  readonly id: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
  readonly status: MappingStatus;
  readonly answers: readonly StandingAnswer[];
}

export type StandingAnswer = Pick<ReviewRecord, 'reviewerId' | 'verdict' | 'ordinal'>;

export interface Pair {
  readonly formId: string;
  readonly conceptId: string;
}

/** Occurrences of a form that are looked through for clips: the surest. */
const tokensLookedAt = 200;

export class ReviewQueueStore {
  constructor(private readonly graph: Graph) {}

  /** @param limit of open mappings on either side of one half; all mappings of their forms come along */
  async pool(
    lexiconId: string,
    reviewerId: string,
    { least, limit }: { readonly least: number; readonly limit: number },
  ): Promise<readonly PooledMapping[]> {
    return await this.graph.read<PooledMapping>(readQuestionPool, { lexiconId, reviewerId, least, limit });
  }

  /** In the order of the pairs. */
  async heard(
    pairs: readonly Pair[],
    collectionIds: readonly string[],
  ): Promise<readonly (readonly HeardSituation[])[]> {
    const rows = await this.graph.read<Pair & { situations: readonly HeardSituation[] }>(readTellingSituations, {
      pairs: pairs.map(({ formId, conceptId }) => ({ formId, conceptId })),
      collectionIds,
      limit: tokensLookedAt,
    });
    const found = new Map(rows.map((row) => [keyOf(row), row.situations]));
    return pairs.map((pair) => found.get(keyOf(pair)) ?? []);
  }
}

export function keyOf({ formId, conceptId }: Pair): string {
  return JSON.stringify([formId, conceptId]);
}
