import { NotFoundError } from '../../errors.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { tellAnnotationsChanged } from './annotation-change.ts';
import type { Annotator } from './annotation-desk.ts';
import type { AnnotationRecord, DocumentRecord, TierRecord } from './annotation-record.ts';
import { AnnotationStore } from './annotation.store.ts';
import { createAtOnce, holdAnnotationsOf, putTiers, tallyTiers, type HeldRecording } from './annotation-writing.ts';
import { EditedDocumentError } from './annotation.errors.ts';
import { LooseTiers } from './loose-tiers.ts';
import { putDocument } from './own-document.ts';

const findDocument = cypher('review/find-annotation-document');
const deleteDocument = cypher('review/delete-annotation-document');
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

const decoder = new TextDecoder();

export class DocumentStore {
  constructor(private readonly graph: Graph) {}

  /**
   * In place of what the same person put in under the same name before. The annotations are written bit by bit, into tiers that nobody sees, and
   * shown in one transaction: of an import that breaks nothing is seen, and what is left of it is taken away.
   * @throws {NotFoundError} no such recording, or they may not annotate it
   * @throws {EditedDocumentError} the former one was edited, and nothing is said of that
   */
  async import(
    made: NewDocument,
    who: Annotator,
    editedFormer: EditedFormer | undefined,
    signal: AbortSignal,
  ): Promise<ImportedDocument> {
    const known = await this.graph.write((transaction) => this.placeFor(made, who, editedFormer, transaction));
    if (known.same !== undefined) return { document: known.same, isNew: false, replacedIds: [] };
    const loose = new LooseTiers(this.graph);
    const tierIds = made.tiers.map(({ id }) => id);
    try {
      await loose.begin(tierIds, made.recordingId);
      for (const batch of made.batches) {
        signal.throwIfAborted();
        const annotations = JSON.parse(decoder.decode(batch)) as AnnotationRecord[];
        await this.graph.write((transaction) => createAtOnce(annotations, 0, transaction));
      }
      signal.throwIfAborted();
      const { replacedTierIds, ...imported } = await this.publish(made, who, editedFormer);
      await loose.sweep(imported.isNew ? replacedTierIds : tierIds);
      return imported;
    } catch (error) {
      // What cannot be taken away now is taken away later.
      await loose.sweep(tierIds).catch(() => undefined);
      throw error;
    }
  }

  /**
   * @param evenEdited also where it was edited here
   * @throws {NotFoundError} no such document of theirs
   * @throws {EditedDocumentError} it was edited
   */
  async delete(id: string, who: DocumentOwner, evenEdited: boolean): Promise<void> {
    const tierIds = await this.graph.write(async (transaction) => {
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
      const gone = await loosen(id, held, transaction);
      const { revision } = held;
      const changed = { happened: 'DELETED', revision, byId: who.personId, documentIds: [id] } as const;
      await tellAnnotationsChanged(held, { ...changed, tierIds: gone, annotationIds: [] }, transaction);
      return gone;
    });
    await new LooseTiers(this.graph).sweep(tierIds);
  }

  /** What the same person put in under the same name: the same file, or what gives way to it. */
  private async placeFor(
    made: NewDocument,
    { personId, collectionIds }: Annotator,
    editedFormer: EditedFormer | undefined,
    transaction: GraphTransaction,
  ): Promise<{ held: HeldRecording; same?: DocumentRecord; replacedIds: readonly string[] }> {
    const held = await holdAnnotationsOf(made.recordingId, collectionIds, transaction);
    const formers = (await this.documentsOf(held, transaction)).filter(
      ({ origin, createdById, format, fileName }) =>
        origin === 'FILE' &&
        createdById === personId &&
        (made.fileName === null ? fileName === null && format === made.format : fileName === made.fileName),
    );
    const same = formers.find((each) => each.contentSha256 === made.contentSha256 && each.editedRevision === null);
    if (same !== undefined) return { held, same, replacedIds: [] };
    const edited = formers.find(({ editedRevision }) => editedRevision !== null);
    if (edited !== undefined && editedFormer === undefined) {
      throw new EditedDocumentError(edited.id, made.fileName ?? made.format);
    }
    const replaced = formers.filter(({ editedRevision }) => editedRevision === null || editedFormer === 'REPLACE');
    return { held, replacedIds: replaced.map(({ id }) => id) };
  }

  private async publish(
    made: NewDocument,
    who: Annotator,
    editedFormer: EditedFormer | undefined,
  ): Promise<ImportedDocument & { readonly replacedTierIds: readonly string[] }> {
    return await this.graph.write(async (transaction) => {
      const { held, same, replacedIds } = await this.placeFor(made, who, editedFormer, transaction);
      if (same !== undefined) return { document: same, isNew: false, replacedIds: [], replacedTierIds: [] };
      const replacedTierIds: string[] = [];
      for (const id of replacedIds) replacedTierIds.push(...(await loosen(id, held, transaction)));
      const { documentId: id, recordingId, format, fileName, contentSha256, details, tiers, counts } = made;
      const { collectionId, revision } = held;
      const annotationCount = counts.reduce((sum, { added }) => sum + added, 0);
      const document: DocumentRecord = {
        ...{
          id,
          recordingId,
          collectionId,
          origin: 'FILE',
          format,
          fileName,
          contentSha256,
          createdById: who.personId,
        },
        ...{ createdAtMs: Date.now(), revision, editedRevision: null, tierCount: tiers.length, annotationCount },
      };
      await putDocument(document, details, transaction);
      await putTiers(tiers, transaction);
      const tallied = new Map(counts.map(({ tierId, ...count }) => [tierId, count]));
      await tallyTiers(tallied, [id], null, transaction);
      const changed = {
        happened: 'IMPORTED',
        revision,
        byId: who.personId,
        documentIds: [id, ...replacedIds],
      } as const;
      const tierIds = tiers.map((tier) => tier.id);
      await tellAnnotationsChanged(held, { ...changed, tierIds, annotationIds: [] }, transaction);
      return { document, isNew: true, replacedIds, replacedTierIds };
    });
  }

  private async documentsOf(
    { recordingId, collectionId }: HeldRecording,
    transaction: GraphTransaction,
  ): Promise<readonly DocumentRecord[]> {
    const store = new AnnotationStore(this.graph);
    return (await store.documents([recordingId], [collectionId], transaction)).get(recordingId) ?? [];
  }
}

interface FoundDocument {
  readonly recordingId: string;
  readonly collectionId: string;
  readonly createdById: string;
}

/** @returns its tiers, to be swept when the transaction is done */
async function loosen(
  id: string,
  { recordingId }: HeldRecording,
  transaction: GraphTransaction,
): Promise<readonly string[]> {
  const parameters = { id, recordingId, nowMs: Date.now() };
  const [row] = await transaction.run<{ tierIds: string[] }>(deleteDocument, parameters);
  return row?.tierIds ?? [];
}

/** They go with their recording. What was in their tiers is to be swept afterwards: see `LooseTiers`. */
export async function forgetAnnotations(recordingId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(forgetDocuments, { recordingId, nowMs: Date.now() });
}
