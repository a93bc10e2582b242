import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { AnnotationDraft, type Drafted, type Editor } from './annotation-draft.ts';
import type { AnnotationRecord, TierRecord } from './annotation-record.ts';
import { tellAnnotationsChanged, type AnnotationHappening } from './annotation-change.ts';
import { AnnotationStore } from './annotation.store.ts';
import { familiesOf, holdAnnotationsOf, writeDrafted, type HeldRecording } from './annotation-writing.ts';
import { EditLog, type EditKind, type EditRecord } from './edit-log.ts';
import type { TierChange } from './turn-back.ts';

/** Who edits, and where they may. */
export interface Annotator {
  readonly personId: string;
  /** In which they may annotate. */
  readonly collectionIds: readonly string[];
}

/** What an edit made of annotations and tiers. */
export interface EditedAnnotations {
  readonly revision: number;
  readonly edits: readonly EditRecord[];
  /** That are new or other than before, also since what they hang on is. */
  readonly annotations: readonly AnnotationRecord[];
  readonly deletedIds: readonly string[];
  readonly tiers: readonly TierRecord[];
  readonly deletedTierIds: readonly string[];
}

/** What is to be done, worked out. */
export interface Planned {
  readonly drafted: Drafted;
  readonly tiers: readonly TierChange[];
}

export const nothingDrafted: Drafted = { changes: [], created: [], updated: [], deletedIds: [] };

/** A recording while one person edits it: its lock is held, its tiers are known, what is done is written and kept in mind. */
export class AnnotationDesk {
  readonly log: EditLog;
  private readonly annotations = new Map<string, AnnotationRecord | null>();
  private readonly tiersDone = new Map<string, TierRecord | null>();
  private readonly documentIds = new Set<string>();
  private readonly tierIds = new Set<string>();
  private readonly edits: EditRecord[] = [];

  private constructor(
    readonly store: AnnotationStore,
    graph: Graph,
    readonly held: HeldRecording,
    readonly editor: Editor,
    /** All of the recording, by id. */
    readonly tiers: Map<string, TierRecord>,
    readonly transaction: GraphTransaction,
  ) {
    this.log = new EditLog(graph);
  }

  /** @throws {NotFoundError} no such recording, or they may not annotate it */
  static async of(
    recordingId: string,
    { personId, collectionIds }: Annotator,
    graph: Graph,
    transaction: GraphTransaction,
  ): Promise<AnnotationDesk> {
    const held = await holdAnnotationsOf(recordingId, collectionIds, transaction);
    const store = new AnnotationStore(graph);
    const tiers = await store.tiersWithin(transaction, recordingId, held.collectionId);
    const editor = { byId: personId, atMs: Date.now(), revision: held.revision };
    return new AnnotationDesk(store, graph, held, editor, tiers, transaction);
  }

  /** The families of annotations, those of other recordings left out. */
  async families(ids: readonly string[]): Promise<Map<string, AnnotationRecord>> {
    const found = await familiesOf(ids, this.transaction);
    for (const { id, tierId } of found.values()) if (!this.tiers.has(tierId)) found.delete(id);
    return found;
  }

  draft(families: ReadonlyMap<string, AnnotationRecord>): AnnotationDraft {
    return new AnnotationDraft(families, this.tiers, this.held.durationSeconds);
  }

  async write({ drafted, tiers }: Planned): Promise<void> {
    const documentIds = new Set<string>();
    for (const { before, after } of tiers) documentIds.add((after ?? before)!.documentId);
    for (const { before, after } of drafted.changes) {
      const { tierId } = (after ?? before)!;
      this.tierIds.add(tierId);
      const tier = this.tiers.get(tierId);
      if (tier !== undefined) documentIds.add(tier.documentId);
    }
    await writeDrafted(drafted, tiers, [...documentIds], this.held, this.transaction);
    for (const each of [...drafted.created, ...drafted.updated]) this.annotations.set(each.id, each);
    for (const id of drafted.deletedIds) this.annotations.set(id, null);
    for (const { before, after } of tiers) this.tiersDone.set((after ?? before)!.id, after);
    for (const id of documentIds) this.documentIds.add(id);
  }

  /** Keeps what was planned and written in the log; nothing where nothing became other than it was. */
  async note(kind: EditKind, { drafted, tiers }: Planned): Promise<void> {
    if (drafted.changes.length + tiers.length === 0) return;
    const changes = { annotations: drafted.changes, tiers };
    const { recordingId } = this.held;
    const documentIds = [...this.documentIds];
    this.edits.push(await this.log.append(recordingId, kind, changes, documentIds, this.editor, this.transaction));
  }

  /** To be told as done with this call. */
  has(edit: EditRecord): void {
    this.edits.push(edit);
  }

  /** Tells who listens. @returns all that was done */
  async close(happened: AnnotationHappening): Promise<EditedAnnotations> {
    const done = [...this.annotations];
    const tiersDone = [...this.tiersDone];
    const annotations = done.flatMap(([, annotation]) => annotation ?? []);
    const edited = {
      revision: this.held.revision,
      edits: this.edits,
      annotations,
      deletedIds: done.flatMap(([id, annotation]) => (annotation === null ? [id] : [])),
      tiers: tiersDone.flatMap(([, tier]) => tier ?? []),
      deletedTierIds: tiersDone.flatMap(([id, tier]) => (tier === null ? [id] : [])),
    };
    if (done.length + tiersDone.length === 0) return edited;
    const { byId, revision } = this.editor;
    const tierIds = new Set([
      ...this.tierIds,
      ...annotations.map(({ tierId }) => tierId),
      ...tiersDone.map(([id]) => id),
    ]);
    await tellAnnotationsChanged(
      this.held,
      {
        ...{ happened, revision, byId, documentIds: [...this.documentIds], tierIds: [...tierIds] },
        annotationIds: done.map(([id]) => id),
      },
      this.transaction,
    );
    return edited;
  }
}
