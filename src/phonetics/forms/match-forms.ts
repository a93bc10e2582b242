import { followClusters, type ClusterRedirect } from '../../dsp/follow-clusters.ts';

/** A form with its tokens, from before or after a settling. */
export interface FormOfTokens {
  readonly id: string;
  readonly tokenIds: readonly string[];
}

/** Where forms of before have gone; see `followClusters`. */
export function matchForms(before: readonly FormOfTokens[], after: readonly FormOfTokens[]): ClusterRedirect[] {
  const homes = new Map(after.flatMap((form) => form.tokenIds.map((tokenId) => [tokenId, form.id] as const)));
  return followClusters(
    before.map(({ id, tokenIds }) => ({ id, memberIds: tokenIds })),
    homes,
  );
}
