import type { AnnotationChange, AnnotationDraft } from './annotation-draft.ts';
import { isSameAnnotation, isSameTier, type AnnotationRecord, type TierRecord } from './annotation-record.ts';
import { AnnotationsChangedError } from './annotation.errors.ts';

/** What a tier was and became; null where it was not, or is no more. */
export interface TierChange {
  readonly before: TierRecord | null;
  readonly after: TierRecord | null;
}

/** What one entry of the log says. */
export interface LoggedChanges {
  readonly tiers: readonly TierChange[];
  readonly annotations: readonly AnnotationChange[];
}

const doItAnew = 'it cannot be taken back or done again any more; edit it instead';

/** The same the other way round: done again what was undone, undone what was done. */
export function turned({ tiers, annotations }: LoggedChanges): LoggedChanges {
  return { tiers: tiers.map(turn), annotations: annotations.map(turn) };
}

function turn<Value>({ before, after }: { readonly before: Value; readonly after: Value }) {
  return { before: after, after: before };
}

/**
 * Makes logged changes in a draft.
 * @throws {AnnotationsChangedError} something is not as it was before the change
 */
export function replay(draft: AnnotationDraft, changes: readonly AnnotationChange[]): void {
  const changed = changes.flatMap(({ before, after }) => {
    const { id } = (before ?? after) as AnnotationRecord;
    const now = draft.get(id);
    const isAsBefore = before === null ? now === undefined : now !== undefined && isSameAnnotation(now, before);
    return isAsBefore ? [] : [id];
  });
  if (changed.length > 0) throw new AnnotationsChangedError(changed, doItAnew);
  for (const { before, after } of changes) {
    if (after !== null) draft.set(after);
    else draft.remove(before!.id);
  }
}

/**
 * The tiers after logged changes.
 * @param tiers of the documents meant, all of them
 * @throws {AnnotationsChangedError} something is not as it was before the change, or a name is taken meanwhile
 */
export function replayTiers(tiers: Map<string, TierRecord>, changes: readonly TierChange[]): void {
  for (const { before, after } of changes) {
    const { id } = (before ?? after) as TierRecord;
    const now = tiers.get(id);
    const isAsBefore = before === null ? now === undefined : now !== undefined && isSameTier(now, before);
    if (!isAsBefore) throw new AnnotationsChangedError([id], doItAnew);
    if (after === null) tiers.delete(id);
    else tiers.set(id, after);
  }
  for (const { before, after } of changes) {
    if (after === null) {
      const dependent = [...tiers.values()].find(({ parentId }) => parentId === before!.id);
      if (dependent !== undefined) throw new AnnotationsChangedError([dependent.id], doItAnew);
      continue;
    }
    const others = [...tiers.values()].filter(
      ({ id, documentId }) => id !== after.id && documentId === after.documentId,
    );
    const same = others.find(({ name }) => name === after.name);
    if (same !== undefined) throw new AnnotationsChangedError([same.id], doItAnew);
    if (after.parentId !== null && !tiers.has(after.parentId)) {
      throw new AnnotationsChangedError([after.parentId], doItAnew);
    }
  }
}
