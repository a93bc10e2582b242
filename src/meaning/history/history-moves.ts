import { movedNotably, type MappingBelief, type MappingVersionRecord } from './mapping-version.ts';

/** A version that is still held, as far as the next comparison needs to know it. */
export type HeldVersion = MappingBelief & Pick<MappingVersionRecord, 'id' | 'kept'>;

export interface HistoryMoves {
  /** Versions that are held no more. */
  readonly ended: readonly string[];
  /** What takes their place, or is new; `kept` counts the versions of its mapping with it. */
  readonly begun: readonly (MappingBelief & { readonly kept: number })[];
}

/**
 * What is to be written down.
 * @param present mappings as they stand; of the same forms as `held`
 */
export function historyMoves(present: readonly MappingBelief[], held: readonly HeldVersion[]): HistoryMoves {
  const former = new Map(held.map((version) => [version.mappingId, version]));
  const ended: string[] = [];
  const begun: (MappingBelief & { kept: number })[] = [];
  for (const belief of present) {
    const version = former.get(belief.mappingId);
    former.delete(belief.mappingId);
    if (version !== undefined && !movedNotably(version, belief)) continue;
    if (version !== undefined) ended.push(version.id);
    begun.push({ ...belief, kept: (version?.kept ?? 0) + 1 });
  }
  for (const version of former.values()) ended.push(version.id);
  return { ended, begun };
}
