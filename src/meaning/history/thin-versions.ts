import type { MappingVersionRecord } from './mapping-version.ts';

/** A mapping with more versions than this is thinned to `thinnedTo`. */
export const mostVersions = 200;
export const thinnedTo = 150;

export type ThinnedVersion = Pick<
  MappingVersionRecord,
  'id' | 'revision' | 'untilRevision' | 'untilMs' | 'probability' | 'status'
>;

export interface Thinning {
  readonly dropped: readonly string[];
  /** Those that are held for longer in place of dropped ones. */
  readonly prolonged: readonly {
    readonly id: string;
    readonly untilRevision: number;
    readonly untilMs: number | null;
  }[];
}

/**
 * Drops the versions that moved least from the one before, which then stands until the dropped one ended; behind a time in which
 * the mapping was gone, nothing stands in for it. The first and the last stay, and those that changed the status.
 * @param versions of one mapping, in order
 */
export function thinVersions(versions: readonly ThinnedVersion[], keep: number = thinnedTo): Thinning {
  const moves = versions.slice(1, -1).flatMap((version, place) => {
    const before = versions[place]!;
    if (before.status !== version.status) return [];
    const from = before.untilRevision === version.revision ? before.probability : 0;
    return [{ id: version.id, move: Math.abs(version.probability - from), revision: version.revision }];
  });
  moves.sort((a, b) => a.move - b.move || a.revision - b.revision);
  const dropped = new Set(moves.slice(0, Math.max(0, versions.length - keep)).map(({ id }) => id));
  const prolonged = new Map<string, { id: string; untilRevision: number; untilMs: number | null }>();
  let last: { id: string; untilRevision: number } | undefined;
  for (const version of versions) {
    if (!dropped.has(version.id)) last = version;
    else if (last?.untilRevision === version.revision) {
      const longer = { id: last.id, untilRevision: version.untilRevision, untilMs: version.untilMs ?? null };
      prolonged.set(last.id, longer);
      last = longer;
    }
  }
  return { dropped: [...dropped], prolonged: [...prolonged.values()] };
}
