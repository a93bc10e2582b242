import { NotFoundError } from '../../errors.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { tellAnnotationsChanged } from './annotation-change.ts';
import type { AnnotationRecord, DocumentRecord, TierRecord } from './annotation-record.ts';
import { AnnotationStore } from './annotation.store.ts';
import { createAtOnce, holdAnnotationsOf, putTiers, tallyTiers, type HeldRecording } from './annotation-writing.ts';
import { EditedDocumentError } from './annotation.errors.ts';
import { putDocument } from './own-document.ts';

const findDocument = cypher('review/find-annotation-document');
const deleteDocument = cypher('review/delete-annotation-document');
const deleteOfTiers = cypher('review/delete-annotations-of-tiers');
const listTiersToForget = cypher('review/list-tiers-to-forget');
const forgetDocuments = cypher('review/forget-annotations');

/** A document that was read from a file, ready to be written. */
export interface NewDocument {
  readonly documentId: string;
  readonly recordingId: string;
  readonly format: string;
  readonly fileName: string | null;
  readonly contentSha256: string;
  /** All but its tiers, as `packJson` makes it. */
  readonly details: Uint8Array;
  readonly tiers: readonly TierRecord[];
  /** How many each tier has, and how long the longest is. */
  readonly counts: readonly { readonly tierId: string; readonly added: number; readonly longestSeconds: number }[];
  /** Annotations as JSON, each small enough to be written at once; parents before their children. */
  readonly batches: readonly Uint8Array[];
}

/** What becomes of a former one of that name which was edited here. */
export type EditedFormer = 'REPLACE' | 'KEEP_BOTH';

export interface ImportedDocument {
  readonly document: DocumentRecord;
  /** False where the same was there already. */
  readonly isNew: boolean;
  /** Of those that it took the place of. */
  readonly replacedIds: readonly string[];
}

/** Who takes documents away: their own where they may annotate, others' where they own the collection. */
export interface DocumentOwner {
  readonly personId: string;
  readonly annotatableIds: readonly string[];
  readonly ownedIds: readonly string[];
}

const deletedAtOnce = 10_000;
const decoder = new TextDecoder();

export class DocumentStore {
  constructor(private readonly graph: Graph) {}

  /**
   * In place of what the same person put in under the same name before, in one transaction.
   * @throws {NotFoundError} no such recording, or they may not annotate it
   * @throws {EditedDocumentError} the former one was edited, and nothing is said of that
   */
  import(
    made: NewDocument,
    who: { readonly personId: string; readonly collectionIds: readonly string[] },
    editedFormer: EditedFormer | undefined,
    signal: AbortSignal,
  ): Promise<ImportedDocument> {
    return this.graph.write(async (transaction) => {
      const held = await holdAnnotationsOf(made.recordingId, who.collectionIds, transaction);
      const formers = (await this.documentsOf(held, transaction)).filter(
        ({ origin, createdById, format, fileName }) =>
          origin === 'FILE' &&
          createdById === who.personId &&
          (made.fileName === null ? fileName === null && format === made.format : fileName === made.fileName),
      );
      const same = formers.find((each) => each.contentSha256 === made.contentSha256 && each.editedRevision === null);
      if (same !== undefined) return { document: same, isNew: false, replacedIds: [] };
      const edited = formers.find(({ editedRevision }) => editedRevision !== null);
      if (edited !== undefined && editedFormer === undefined) {
        throw new EditedDocumentError(edited.id, made.fileName ?? made.format);
      }
      const replaced = formers.filter(({ editedRevision }) => editedRevision === null || editedFormer === 'REPLACE');
      for (const { id } of replaced) await remove(id, held.recordingId, transaction);
      const document = await this.write(made, who.personId, held, transaction, signal);
      const { revision } = held;
      const tierIds = made.tiers.map(({ id }) => id);
      await tellAnnotationsChanged(
        held,
        {
          ...{ happened: 'IMPORTED', revision, byId: who.personId, tierIds, annotationIds: [] },
          documentIds: [document.id, ...replaced.map(({ id }) => id)],
        },
        transaction,
      );
      return { document, isNew: true, replacedIds: replaced.map(({ id }) => id) };
    });
  }

  /**
   * @param evenEdited also where it was edited here
   * @throws {NotFoundError} no such document of theirs
   * @throws {EditedDocumentError} it was edited
   */
  async delete(id: string, who: DocumentOwner, evenEdited: boolean): Promise<void> {
    await this.graph.write(async (transaction) => {
      const [found] = await transaction.run<FoundDocument>(findDocument, { id });
      const collectionIds = found?.createdById === who.personId ? who.annotatableIds : who.ownedIds;
      if (found === undefined || !collectionIds.includes(found.collectionId)) {
        throw new NotFoundError('document of annotations of yours', id);
      }
      const held = await holdAnnotationsOf(found.recordingId, collectionIds, transaction);
      // Read again: it may have been edited before the lock was held.
      const document = (await this.documentsOf(held, transaction)).find((each) => each.id === id);
      if (document === undefined) throw new NotFoundError('document of annotations of yours', id);
      if (document.editedRevision !== null && !evenEdited) {
        throw new EditedDocumentError(id, document.fileName ?? 'it', 'say evenEdited to delete it with the edits');
      }
      await remove(id, held.recordingId, transaction);
      const { revision } = held;
      const changed = { happened: 'DELETED', revision, byId: who.personId, documentIds: [id] } as const;
      await tellAnnotationsChanged(held, { ...changed, tierIds: found.tierIds, annotationIds: [] }, transaction);
    });
  }

  private async documentsOf(
    { recordingId, collectionId }: HeldRecording,
    transaction: GraphTransaction,
  ): Promise<readonly DocumentRecord[]> {
    const store = new AnnotationStore(this.graph);
    return (await store.documents([recordingId], [collectionId], transaction)).get(recordingId) ?? [];
  }

  private async write(
    made: NewDocument,
    createdById: string,
    held: HeldRecording,
    transaction: GraphTransaction,
    signal: AbortSignal,
  ): Promise<DocumentRecord> {
    const { documentId: id, recordingId, format, fileName, contentSha256, details, tiers, batches, counts } = made;
    const { collectionId, revision } = held;
    const annotationCount = counts.reduce((sum, { added }) => sum + added, 0);
    const document: DocumentRecord = {
      ...{ id, recordingId, collectionId, origin: 'FILE', format, fileName, contentSha256, createdById },
      ...{ createdAtMs: Date.now(), revision, editedRevision: null, tierCount: tiers.length, annotationCount },
    };
    await putDocument(document, details, transaction);
    await putTiers(tiers, transaction);
    for (const batch of batches) {
      signal.throwIfAborted();
      const annotations = JSON.parse(decoder.decode(batch)) as AnnotationRecord[];
      await createAtOnce(annotations, revision, transaction);
    }
    const tallied = new Map(counts.map(({ tierId, ...count }) => [tierId, count]));
    await tallyTiers(tallied, [id], null, transaction);
    signal.throwIfAborted();
    return document;
  }
}

interface FoundDocument {
  readonly recordingId: string;
  readonly collectionId: string;
  readonly createdById: string;
  readonly tierIds: readonly string[];
}

async function remove(id: string, recordingId: string, transaction: GraphTransaction): Promise<void> {
  const [found] = await transaction.run<FoundDocument>(findDocument, { id });
  await removeAnnotations(found?.tierIds ?? [], transaction);
  await transaction.run(deleteDocument, { id, recordingId });
}

async function removeAnnotations(tierIds: readonly string[], transaction: GraphTransaction): Promise<void> {
  for (;;) {
    const parameters = { tierIds, limit: deletedAtOnce };
    const [row] = await transaction.run<{ deleted: number }>(deleteOfTiers, parameters);
    if ((row?.deleted ?? 0) < deletedAtOnce) return;
  }
}

/** They go with their recording. */
export async function forgetAnnotations(recordingId: string, transaction: GraphTransaction): Promise<void> {
  const [row] = await transaction.run<{ tierIds: string[] }>(listTiersToForget, { recordingId });
  await removeAnnotations(row?.tierIds ?? [], transaction);
  await transaction.run(forgetDocuments, { recordingId });
}
