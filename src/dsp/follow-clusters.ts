/** A cluster by the ids of its members. */
export interface ClusterMembers {
  readonly id: string;
  readonly memberIds: readonly string[];
}

/** A cluster that is no more, and the one that has most of its members. */
export interface ClusterRedirect {
  readonly fromId: string;
  readonly toId: string;
}

/**
 * Where clusters of before have gone: each to the cluster that has most of its members now, of equals the one with the
 * lower id. Clusters that are still there, and those none of whose members are left, have no redirect.
 * @param homes the cluster of each member now
 */
export function followClusters(
  before: readonly ClusterMembers[],
  homes: ReadonlyMap<string, string>,
): ClusterRedirect[] {
  const living = new Set(homes.values());
  return before.flatMap(({ id, memberIds }) => {
    if (living.has(id)) return [];
    const shares = new Map<string, number>();
    for (const memberId of memberIds) {
      const home = homes.get(memberId);
      if (home !== undefined) shares.set(home, (shares.get(home) ?? 0) + 1);
    }
    const [best] = [...shares].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
    return best === undefined ? [] : [{ fromId: id, toId: best[0] }];
  });
}
