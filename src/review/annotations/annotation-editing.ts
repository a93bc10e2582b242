import { NotFoundError, ParameterError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import {
  AnnotationDesk,
  nothingDrafted,
  type Annotator,
  type EditedAnnotations,
  type Planned,
} from './annotation-desk.ts';
import { annotationOf, type AnnotationRecord, type TierRecord } from './annotation-record.ts';
import { AnnotationRefusedError, AnnotationsChangedError } from './annotation.errors.ts';
import { lastPlaceIn } from './annotation-writing.ts';
import { applyEdits, type EditRequest } from './apply-edits.ts';
import { isSymbolic } from './check-annotations.ts';
import type { EditKind, EditState, EditWithChanges } from './edit-log.ts';
import { newTier, renamedTier, type NewTier } from './new-tier.ts';
import { ensureOwnDocument } from './own-document.ts';
import { replay, replayTiers, turned } from './turn-back.ts';

/** What a person says of a stretch. */
export interface NewAnnotation {
  /** Of the tier; or its name among the person's own, which is made where there is none. */
  readonly tierId?: string;
  readonly tierName?: string;
  readonly kind?: TierRecord['kind'];
  readonly startSeconds?: number;
  readonly endSeconds?: number;
  readonly text: string;
  /** Unless said, the annotation around it in the tier that its tier depends on. */
  readonly parentId?: string;
  readonly entryId?: string;
}

const mostEdits = 1_000;
const mostUndone = 100;

/**
 * People's edits of annotations, each one transaction and one entry of the log.
 * All of them throw {NotFoundError} where there is no such recording or it may not be annotated, {AnnotationRefusedError} where it would be no
 * annotation, and {AnnotationsChangedError} where somebody was faster; nothing is done then.
 */
export class AnnotationEditing {
  constructor(
    private readonly graph: Graph,
    private readonly who: Annotator,
  ) {}

  annotate(recordingId: string, wanted: NewAnnotation): Promise<EditedAnnotations> {
    return this.change(recordingId, 'ANNOTATED', async (desk) => {
      const { tier, isNew } = await tierFor(wanted, desk);
      const { startSeconds } = wanted;
      const endSeconds = wanted.endSeconds ?? (tier.kind === 'POINTS' ? startSeconds : undefined);
      const parentId = await parentFor(tier, { ...wanted, ...(endSeconds !== undefined && { endSeconds }) }, desk);
      const families = await desk.families(parentId === null ? [] : [parentId]);
      const draft = desk.draft(families);
      const { revision } = desk.held;
      const key = `new-${revision}`;
      const parent = parentId === null ? undefined : families.get(parentId);
      draft.set(
        annotationOf({
          ...{ id: nodeId('annot', tier.documentId, key), tierId: tier.id, key, revision, text: wanted.text },
          place: (await lastPlaceIn(tier.id, desk.transaction)) + 1,
          startSeconds: startSeconds ?? null,
          endSeconds: endSeconds ?? null,
          ...{ resolvedStartSeconds: startSeconds ?? 0, resolvedEndSeconds: endSeconds ?? 0 },
          ...{ parentId, rootId: parent === undefined ? null : (parent.rootId ?? parent.id) },
          entryId: wanted.entryId ?? null,
        }),
      );
      return { drafted: draft.finish(desk.editor), tiers: isNew ? [{ before: null, after: tier }] : [] };
    });
  }

  edit(recordingId: string, edits: readonly EditRequest[]): Promise<EditedAnnotations> {
    if (edits.length === 0 || edits.length > mostEdits) {
      throw new ParameterError(`1 to ${mostEdits} edits are made at once, not ${edits.length}`);
    }
    return this.change(recordingId, 'EDITED', async (desk) => {
      const families = await desk.families(edits.map(({ id }) => id));
      const draft = desk.draft(families);
      applyEdits(draft, edits, families, desk.tiers);
      return { drafted: draft.finish(desk.editor), tiers: [] };
    });
  }

  addTier(recordingId: string, wanted: NewTier): Promise<EditedAnnotations> {
    return this.change(recordingId, 'TIER_ADDED', async (desk) => {
      const parent = wanted.parentId === undefined ? undefined : knownTier(wanted.parentId, desk);
      const documentId = parent?.documentId ?? wanted.documentId ?? (await ensureOwnDocument(desk));
      const after = newTier({ ...wanted, documentId }, desk.held, [...desk.tiers.values()]);
      return { drafted: nothingDrafted, tiers: [{ before: null, after }] };
    });
  }

  renameTier(recordingId: string, tierId: string, name: string): Promise<EditedAnnotations> {
    return this.change(recordingId, 'TIER_RENAMED', (desk) => {
      const before = knownTier(tierId, desk);
      const after = renamedTier(before, name, [...desk.tiers.values()]);
      const tiers = after.name === before.name ? [] : [{ before, after }];
      return Promise.resolve({ drafted: nothingDrafted, tiers });
    });
  }

  /** With all tiers that depend on it, and all that is in them, which is kept to come back. */
  deleteTier(recordingId: string, tierId: string): Promise<EditedAnnotations> {
    return this.change(recordingId, 'TIER_DELETED', (desk) => {
      const gone = new Set([knownTier(tierId, desk)]);
      // A set is walked through to its end, what is added meanwhile included.
      for (const { id } of gone) for (const each of desk.tiers.values()) if (each.parentId === id) gone.add(each);
      const tiers = [...gone].map((tier) => ({ before: tier, after: null }));
      return Promise.resolve({ drafted: nothingDrafted, tiers });
    });
  }

  /** Takes this person's last edits back, the last first. */
  undo(recordingId: string, count: number): Promise<EditedAnnotations> {
    return this.turn(recordingId, count, 'DONE');
  }

  /** Does again what this person has undone, unless they have edited since. */
  redo(recordingId: string, count: number): Promise<EditedAnnotations> {
    return this.turn(recordingId, count, 'UNDONE');
  }

  private turn(recordingId: string, count: number, state: Exclude<EditState, 'PAST'>): Promise<EditedAnnotations> {
    if (!Number.isInteger(count) || count < 1 || count > mostUndone) {
      throw new ParameterError(`1 to ${mostUndone} edits are taken back or done again at once, not ${count}`);
    }
    const other = state === 'DONE' ? 'UNDONE' : 'DONE';
    return this.graph.write(async (transaction) => {
      const desk = await AnnotationDesk.of(recordingId, this.who, this.graph, transaction);
      const edits = await desk.log.find(recordingId, this.who.personId, state, count, transaction);
      if (edits.length === 0) {
        const what = state === 'DONE' ? 'no edit of yours is there to be undone' : 'no undone edit of yours is there';
        throw new AnnotationRefusedError('NOTHING_LEFT', what);
      }
      for (const edit of edits) {
        await desk.write(await plannedTurn(edit, state, desk));
        const { changes: _changes, ...record } = edit;
        desk.has({ ...record, state: other });
      }
      const ids = edits.map(({ id }) => id);
      await desk.log.mark(ids, other, transaction);
      return await desk.close(state === 'DONE' ? 'UNDONE' : 'REDONE');
    });
  }

  private change(
    recordingId: string,
    kind: EditKind,
    plan: (desk: AnnotationDesk) => Promise<Planned>,
  ): Promise<EditedAnnotations> {
    return this.graph.write(async (transaction) => {
      const desk = await AnnotationDesk.of(recordingId, this.who, this.graph, transaction);
      const planned = await plan(desk);
      await desk.write(planned);
      await desk.note(kind, planned);
      return await desk.close('EDITED');
    });
  }
}

async function plannedTurn(edit: EditWithChanges, state: EditState, desk: AnnotationDesk): Promise<Planned> {
  const { annotations, tiers } = state === 'DONE' ? turned(edit.changes) : edit.changes;
  const gone = tiers.flatMap(({ before, after }) => (after === null && before !== null ? [before] : []));
  const ids = annotations.flatMap(({ before, after }) => {
    const { id, parentId } = (after ?? before) as AnnotationRecord;
    return parentId === null ? [id] : [id, parentId];
  });
  const families = await desk.families([...new Set(ids)]);
  // A tier that is deleted takes along what is in it; one of which the making is undone has to be empty then.
  const left = edit.kind === 'TIER_DELETED' ? [] : await annotationsOf(gone, desk);
  for (const annotation of left) families.set(annotation.id, annotation);
  replayTiers(desk.tiers, tiers);
  const draft = desk.draft(families);
  replay(draft, annotations);
  const others = left.filter(({ id }) => draft.get(id) !== undefined);
  if (others.length > 0) throw new AnnotationsChangedError(others.map(({ id }) => id));
  const mine = new Set(ids);
  const drafted = draft.finish(desk.editor, ({ id, editedById, revision }) => {
    return !mine.has(id) && editedById !== desk.editor.byId && revision > edit.revision;
  });
  return { drafted, tiers };
}

async function annotationsOf(tiers: readonly TierRecord[], desk: AnnotationDesk): Promise<AnnotationRecord[]> {
  const found: AnnotationRecord[] = [];
  for (const { id } of tiers) {
    for await (const rows of desk.store.ofTier(id, desk.transaction)) found.push(...rows);
  }
  return found;
}

function knownTier(tierId: string, { tiers }: AnnotationDesk): TierRecord {
  const tier = tiers.get(tierId);
  if (tier === undefined) throw new NotFoundError('tier of this recording', tierId);
  return tier;
}

async function tierFor(wanted: NewAnnotation, desk: AnnotationDesk): Promise<{ tier: TierRecord; isNew: boolean }> {
  const { tierId, tierName, kind = 'INTERVALS' } = wanted;
  if ((tierId === undefined) === (tierName === undefined)) {
    throw new ParameterError('give either the id of a tier or the name of one of yours');
  }
  if (tierId !== undefined) return { tier: knownTier(tierId, desk), isNew: false };
  const documentId = await ensureOwnDocument(desk);
  const tiers = [...desk.tiers.values()];
  const own = tiers.find((tier) => tier.documentId === documentId && tier.name === tierName);
  if (own !== undefined) return { tier: own, isNew: false };
  const tier = newTier({ documentId, name: tierName!, kind }, desk.held, tiers);
  desk.tiers.set(tier.id, tier);
  return { tier, isNew: true };
}

async function parentFor(tier: TierRecord, wanted: NewAnnotation, desk: AnnotationDesk): Promise<string | null> {
  const { parentId, startSeconds, endSeconds } = wanted;
  if (parentId !== undefined || tier.parentId === null) return parentId ?? null;
  if (isSymbolic(tier) || startSeconds === undefined || endSeconds === undefined) {
    throw new AnnotationRefusedError('PARENT', `an annotation of the tier ${tier.name} needs a parent`, tier.id);
  }
  const { collectionId } = desk.held;
  const window = { fromSeconds: startSeconds, toSeconds: Math.max(endSeconds, startSeconds + 0.001), limit: 50 };
  const around = await desk.store.between([tier.parentId], window, [collectionId], desk.transaction);
  const parent = around
    .get(tier.parentId)
    ?.find((each) => each.resolvedStartSeconds <= startSeconds && each.resolvedEndSeconds >= endSeconds);
  if (parent !== undefined) return parent.id;
  const message = `from ${startSeconds} to ${endSeconds} s there is no annotation around it in the tier that ${tier.name} depends on`;
  throw new AnnotationRefusedError('OUTSIDE_PARENT', message, tier.id);
}
