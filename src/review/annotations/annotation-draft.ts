import { isSameAnnotation, type AnnotationRecord } from './annotation-record.ts';
import { AnnotationsChangedError } from './annotation.errors.ts';
import { checkAmongOthers, checkText, checkTimes, type AnnotationsById, type TiersById } from './check-annotations.ts';
import { resolveTimes } from './resolve-times.ts';

/** What an annotation was and became; null where it was not, or is no more. */
export interface AnnotationChange {
  readonly before: AnnotationRecord | null;
  readonly after: AnnotationRecord | null;
}

/** Who changes annotations, and as what number among the recording's changes. */
export interface Editor {
  readonly byId: string;
  readonly atMs: number;
  readonly revision: number;
}

/** What is to be written. */
export interface Drafted {
  /** What was said otherwise. */
  readonly changes: readonly AnnotationChange[];
  /** The same and those that moved with them since they have no times of their own. */
  readonly created: readonly AnnotationRecord[];
  readonly updated: readonly AnnotationRecord[];
  readonly deletedIds: readonly string[];
}

/** Annotations as they are to become: a copy to be changed, checked as a whole, and compared with what was there. */
export class AnnotationDraft {
  private readonly now = new Map<string, AnnotationRecord>();
  private readonly children = new Map<string, Set<string>>();

  /** @param before whole families: with an annotation all that have the same root */
  constructor(
    private readonly before: AnnotationsById,
    private readonly tiers: TiersById,
    private readonly durationSeconds: number,
  ) {
    for (const annotation of before.values()) this.set(annotation);
  }

  get(id: string): AnnotationRecord | undefined {
    return this.now.get(id);
  }

  /** A new one, or one in the place of that of its id; its parent stays the same. */
  set(annotation: AnnotationRecord): void {
    const { id, parentId } = annotation;
    this.now.set(id, annotation);
    if (parentId === null) return;
    const siblings = this.children.get(parentId) ?? new Set();
    this.children.set(parentId, siblings.add(id));
  }

  /** With all that hang on it. */
  delete(id: string): void {
    for (const child of this.childrenOf(id)) this.delete(child.id);
    this.remove(id);
  }

  /** Alone. */
  remove(id: string): void {
    const { parentId } = this.now.get(id) ?? { parentId: null };
    this.now.delete(id);
    if (parentId !== null) this.children.get(parentId)?.delete(id);
  }

  childrenOf(id: string): AnnotationRecord[] {
    return [...(this.children.get(id) ?? [])].map((child) => this.now.get(child)!);
  }

  /** In the same tier, of the same parent, itself among them; none where it has no parent. */
  rowOf({ tierId, parentId }: AnnotationRecord): AnnotationRecord[] {
    return parentId === null ? [] : this.childrenOf(parentId).filter((each) => each.tierId === tierId);
  }

  /**
   * Every time is worked out again, what was changed is checked with all around it, and gets its revision.
   * @param counts whether what stands around it is to be heeded; for an undo not what the same person said
   * @throws {AnnotationRefusedError} {AnnotationsChangedError} a parent is gone
   */
  finish(editor: Editor, counts: ((other: AnnotationRecord) => boolean) | 'all' = 'all'): Drafted {
    this.resolve();
    const changed = [...this.now.values()].filter((annotation) => {
      const former = this.before.get(annotation.id);
      return former === undefined || !isSameAnnotation(former, annotation);
    });
    this.check(changed, counts);
    const { byId: editedById, atMs: editedAtMs, revision } = editor;
    for (const annotation of changed) this.set({ ...annotation, revision, editedById, editedAtMs });
    const created = changed.filter(({ id }) => !this.before.has(id)).map(({ id }) => this.now.get(id)!);
    const updated = [...this.now.values()].filter((annotation) => {
      const former = this.before.get(annotation.id);
      return former !== undefined && (former.revision !== annotation.revision || !areSameTimes(former, annotation));
    });
    const deletedIds = [...this.before.keys()].filter((id) => !this.now.has(id));
    const changes = [
      ...changed.map(({ id }) => ({ before: this.before.get(id) ?? null, after: this.now.get(id)! })),
      ...deletedIds.map((id) => ({ before: this.before.get(id)!, after: null })),
    ];
    return { changes, created, updated, deletedIds };
  }

  private resolve(): void {
    const known = [...this.now.values()].map((annotation) => {
      const { parentId, startSeconds, resolvedStartSeconds, resolvedEndSeconds } = annotation;
      // Of a row without parents and times only a part may be here: they stay when they were.
      if (parentId !== null || startSeconds !== null) return annotation;
      return { ...annotation, startSeconds: resolvedStartSeconds, endSeconds: resolvedEndSeconds };
    });
    const orphans = known.filter(({ parentId }) => parentId !== null && !this.now.has(parentId));
    if (orphans.length > 0) throw new AnnotationsChangedError(orphans.map(({ parentId }) => parentId!));
    const times = resolveTimes(known, (id) => this.tiers.get(id)?.constraint ?? null, this.durationSeconds);
    for (const [id, { startSeconds, endSeconds }] of times) {
      this.set({ ...this.now.get(id)!, resolvedStartSeconds: startSeconds, resolvedEndSeconds: endSeconds });
    }
  }

  private check(changed: readonly AnnotationRecord[], counts: ((other: AnnotationRecord) => boolean) | 'all'): void {
    const isChanged = new Set(changed.map(({ id }) => id));
    const touched = new Set<AnnotationRecord>();
    for (const { id } of changed) {
      const annotation = this.now.get(id)!;
      const former = this.before.get(id);
      // What a file brought may be more than what is written here, and an undo gives back what was there.
      if (counts === 'all' && former?.text !== annotation.text) checkText(annotation);
      if (former !== undefined && areSameTimes(former, annotation)) continue;
      if (counts === 'all') checkTimes(annotation, this.tierOf(annotation), this.durationSeconds, former);
      touched.add(annotation);
      for (const child of this.childrenOf(id)) touched.add(child);
    }
    const isOther = counts === 'all' ? () => true : counts;
    for (const annotation of touched) {
      const parent = annotation.parentId === null ? undefined : this.now.get(annotation.parentId);
      // Of a child that has not changed itself it is the child that counts.
      const heeds = isChanged.has(annotation.id) ? isOther : () => isOther(annotation);
      checkAmongOthers(annotation, this.tierOf(annotation), parent, this.rowOf(annotation), heeds);
    }
  }

  private tierOf({ tierId }: AnnotationRecord) {
    const tier = this.tiers.get(tierId);
    if (tier === undefined) throw new AnnotationsChangedError([tierId]);
    return tier;
  }
}

function areSameTimes(a: AnnotationRecord, b: AnnotationRecord): boolean {
  return (
    a.startSeconds === b.startSeconds &&
    a.endSeconds === b.endSeconds &&
    a.resolvedStartSeconds === b.resolvedStartSeconds &&
    a.resolvedEndSeconds === b.resolvedEndSeconds
  );
}
