import type { TierConstraint } from './annotation-document.ts';

/** What is needed of an annotation to tell when it is. */
export interface Resolvable {
  readonly id: string;
  readonly tierId: string;
  readonly place: number;
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  readonly parentId: string | null;
}

export interface Times {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * When each annotation is: its own times, those of its parent where it stands for all of it, and for a row without times an even share
 * of what its neighbours in the row leave free.
 * @param annotations with all their parents and siblings; in any order, no one its own ancestor
 * @param constraintOf that of a tier
 * @param durationSeconds within which annotations without parents and times lie
 */
export function resolveTimes(
  annotations: readonly Resolvable[],
  constraintOf: (tierId: string) => TierConstraint | null,
  durationSeconds: number,
): ReadonlyMap<string, Times> {
  const resolved = new Map<string, Times>();
  const families = new Map<string, Map<string, Resolvable[]>>();
  for (const annotation of annotations) {
    const rows = families.get(annotation.parentId ?? '') ?? new Map<string, Resolvable[]>();
    families.set(annotation.parentId ?? '', rows);
    const row = rows.get(annotation.tierId);
    if (row === undefined) rows.set(annotation.tierId, [annotation]);
    else row.push(annotation);
  }
  let generation: { readonly parentId: string; readonly within: Times }[] = [
    { parentId: '', within: { startSeconds: 0, endSeconds: durationSeconds } },
  ];
  while (generation.length > 0) {
    const next: typeof generation = [];
    for (const { parentId, within } of generation) {
      for (const [tierId, row] of families.get(parentId) ?? []) {
        const isAll = constraintOf(tierId) === 'SYMBOLIC_ASSOCIATION';
        resolveRow(row, within, isAll, resolved);
        for (const { id } of row) if (families.has(id)) next.push({ parentId: id, within: resolved.get(id)! });
      }
    }
    generation = next;
  }
  return resolved;
}

function resolveRow(row: Resolvable[], within: Times, isAll: boolean, resolved: Map<string, Times>): void {
  row.sort((a, b) => a.place - b.place);
  for (let at = 0; at < row.length;) {
    const { id, startSeconds, endSeconds } = row[at]!;
    if (startSeconds !== null && endSeconds !== null) {
      resolved.set(id, { startSeconds, endSeconds });
      at++;
      continue;
    }
    let until = at + 1;
    while (until < row.length && row[until]!.startSeconds === null) until++;
    const from = at === 0 || isAll ? within.startSeconds : resolved.get(row[at - 1]!.id)!.endSeconds;
    const to = until === row.length || isAll ? within.endSeconds : row[until]!.startSeconds!;
    // Neighbours that overlap leave nothing free.
    const end = Math.max(from, to);
    const share = isAll ? 0 : (end - from) / (until - at);
    for (let place = at; place < until; place++) {
      const isLast = isAll || place === until - 1;
      resolved.set(row[place]!.id, {
        startSeconds: from + (place - at) * share,
        endSeconds: isLast ? end : from + (place - at + 1) * share,
      });
    }
    at = until;
  }
}
