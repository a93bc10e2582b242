import { ParameterError } from '../../errors.ts';
import type { AnnotationDraft } from './annotation-draft.ts';
import type { AnnotationRecord } from './annotation-record.ts';
import { AnnotationsChangedError } from './annotation.errors.ts';
import type { AnnotationsById, TiersById } from './check-annotations.ts';

/** What is to become of one annotation; what is not said stays. */
export interface EditRequest {
  readonly id: string;
  /** As it was when whoever edits it read it. */
  readonly revision: number;
  readonly startSeconds?: number;
  readonly endSeconds?: number;
  readonly text?: string;
  /** Of the tier's vocabulary; null takes it away, and so does another text without one. */
  readonly entryId?: string | null;
  readonly isDeleted?: boolean;
}

/**
 * Edits a draft. What shares a boundary with an edited annotation follows it: children at its ends, and neighbours in a
 * tier that divides its parents, unless they are edited themselves.
 * @throws {AnnotationsChangedError} some are gone, or other than they were taken to be
 */
export function applyEdits(
  draft: AnnotationDraft,
  edits: readonly EditRequest[],
  before: AnnotationsById,
  tiers: TiersById,
): void {
  const edited = new Set(edits.map(({ id }) => id));
  if (edited.size < edits.length) throw new ParameterError('each annotation is edited once at a time');
  const changed = edits.filter(({ id, revision }) => before.get(id)?.revision !== revision);
  if (changed.length > 0) throw new AnnotationsChangedError(changed.map(({ id }) => id));
  for (const edit of edits) if (edit.isDeleted !== true) draft.set(withEdit(before.get(edit.id)!, edit));
  const moved = edits.flatMap(({ id }) => {
    const [from, to] = [before.get(id)!, draft.get(id)!];
    return from.startSeconds === to.startSeconds && from.endSeconds === to.endSeconds ? [] : [id];
  });
  follow(draft, moved, edited, before, tiers);
  for (const { id, isDeleted } of edits) if (isDeleted === true) draft.delete(id);
}

function withEdit(
  former: AnnotationRecord,
  { text, startSeconds, endSeconds, entryId }: EditRequest,
): AnnotationRecord {
  const isOtherText = text !== undefined && text !== former.text;
  return {
    ...former,
    ...(startSeconds !== undefined && { startSeconds }),
    ...(endSeconds !== undefined && { endSeconds }),
    ...(text !== undefined && { text }),
    entryId: entryId !== undefined ? entryId : isOtherText ? null : former.entryId,
  };
}

function follow(
  draft: AnnotationDraft,
  moved: string[],
  edited: ReadonlySet<string>,
  before: AnnotationsById,
  tiers: TiersById,
): void {
  const done = new Set<string>();
  const move = (id: string, side: 'startSeconds' | 'endSeconds', seconds: number | null) => {
    const followed = draft.get(id)!;
    if (edited.has(id) || done.has(`${id} ${side}`) || followed[side] === seconds) return;
    done.add(`${id} ${side}`);
    draft.set({ ...followed, [side]: seconds });
    moved.push(id);
  };
  for (let id = moved.pop(); id !== undefined; id = moved.pop()) {
    const [from, to] = [before.get(id)!, draft.get(id)!];
    for (const child of draft.childrenOf(id)) {
      const was = before.get(child.id)!;
      if (was.startSeconds !== null && was.startSeconds === from.startSeconds) {
        move(child.id, 'startSeconds', to.startSeconds);
      }
      if (was.endSeconds !== null && was.endSeconds === from.endSeconds) move(child.id, 'endSeconds', to.endSeconds);
    }
    if (tiers.get(from.tierId)?.constraint !== 'TIME_SUBDIVISION') continue;
    for (const neighbour of draft.rowOf(from)) {
      const was = before.get(neighbour.id)!;
      if (neighbour.id === id || was.startSeconds === null) continue;
      if (was.endSeconds === from.startSeconds) move(neighbour.id, 'endSeconds', to.startSeconds);
      if (was.startSeconds === from.endSeconds) move(neighbour.id, 'startSeconds', to.endSeconds);
    }
  }
}
