import { NotFoundError } from '../../errors.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { GraphTransaction } from '../../graph/graph.ts';
import type { Drafted } from './annotation-draft.ts';
import { annotationOf, type AnnotationRecord, type TierRecord } from './annotation-record.ts';
import type { TierChange } from './turn-back.ts';

const holdAnnotations = cypher('review/hold-annotations');
const readFamilies = cypher('review/read-annotation-families');
const writeTiers = cypher('review/write-tiers');
const retireTiers = cypher('review/retire-tiers');
const createAnnotations = cypher('review/create-annotations');
const linkAnnotations = cypher('review/link-annotations');
const linkStatements = cypher('review/link-statements');
const updateAnnotations = cypher('review/update-annotations');
const deleteAnnotations = cypher('review/delete-annotations');
const tally = cypher('review/tally-annotations');
const findLastPlace = cypher('review/find-last-place');

/** A recording whose annotations nobody else changes until the transaction ends. */
export interface HeldRecording {
  readonly recordingId: string;
  readonly collectionId: string;
  readonly lexiconId: string;
  readonly durationSeconds: number;
  /** Of the change that is to come. */
  readonly revision: number;
}

/** Annotations that are written at once. */
export const annotationsAtOnce = 2_000;

/**
 * @param collectionIds in which this person may annotate
 * @throws {NotFoundError} no such recording there
 */
export async function holdAnnotationsOf(
  recordingId: string,
  collectionIds: readonly string[],
  transaction: GraphTransaction,
): Promise<HeldRecording> {
  const parameters = { recordingId, collectionIds };
  const [held] = await transaction.run<Omit<HeldRecording, 'recordingId'>>(holdAnnotations, parameters);
  if (held === undefined) throw new NotFoundError('recording that you may annotate', recordingId);
  return { recordingId, ...held };
}

/** Annotations with all that have the same root, by id. */
export async function familiesOf(
  ids: readonly string[],
  transaction: GraphTransaction,
): Promise<Map<string, AnnotationRecord>> {
  const rows = await transaction.run<{ annotation: AnnotationRecord }>(readFamilies, { ids });
  return new Map(rows.map(({ annotation }) => [annotation.id, annotationOf(annotation)]));
}

/** The last place that is taken in a tier; -1 where none is. */
export async function lastPlaceIn(tierId: string, transaction: GraphTransaction): Promise<number> {
  const [row] = await transaction.run<{ place: number }>(findLastPlace, { tierIds: [tierId] });
  return row?.place ?? -1;
}

export async function putTiers(tiers: readonly TierRecord[], transaction: GraphTransaction): Promise<void> {
  if (tiers.length > 0) await transaction.run(writeTiers, { tiers: tiers.map((tier) => ({ ...tier })) });
}

/** New annotations of tiers that are there, at most so many as are written at once; parents before their children. */
export async function createAtOnce(
  annotations: readonly AnnotationRecord[],
  revision: number,
  transaction: GraphTransaction,
): Promise<void> {
  if (annotations.length === 0) return;
  await transaction.run(createAnnotations, { annotations: annotations.map((each) => ({ ...each })), revision });
  const links = annotations.flatMap(({ id, parentId }) => (parentId == null ? [] : [{ id, parentId }]));
  if (links.length > 0) await transaction.run(linkAnnotations, { links });
}

/**
 * Writes what was drafted, and says in tiers and documents how many there are now.
 * @param documentIds of those that are edited by it
 */
export async function writeDrafted(
  { changes, created, updated, deletedIds }: Drafted,
  tiers: readonly TierChange[],
  documentIds: readonly string[],
  { revision }: HeldRecording,
  transaction: GraphTransaction,
): Promise<void> {
  await putTiers(
    tiers.flatMap(({ after }) => after ?? []),
    transaction,
  );
  for (const rows of parts(deletedIds)) await transaction.run(deleteAnnotations, { ids: rows });
  const parentsFirst = inGenerations(created);
  for (const rows of parts(parentsFirst)) await createAtOnce(rows, revision, transaction);
  for (const rows of parts(updated)) {
    await transaction.run(updateAnnotations, { annotations: rows.map((each) => ({ ...each })) });
  }
  const standing = created.flatMap(({ id, statementId }) => (statementId === null ? [] : [id]));
  if (standing.length > 0) await transaction.run(linkStatements, { annotationIds: standing });
  const gone = tiers.flatMap(({ before, after }) => (after === null ? [before!.id] : []));
  if (gone.length > 0) await transaction.run(retireTiers, { ids: gone });
  const counts = new Map<string, { added: number; longestSeconds: number }>();
  for (const { before, after } of changes) {
    const { tierId } = (after ?? before) as AnnotationRecord;
    const { added, longestSeconds } = counts.get(tierId) ?? { added: 0, longestSeconds: 0 };
    const difference = (after === null ? 0 : 1) - (before === null ? 0 : 1);
    counts.set(tierId, { added: added + difference, longestSeconds });
  }
  for (const { tierId, resolvedStartSeconds, resolvedEndSeconds } of [...created, ...updated]) {
    const { added, longestSeconds } = counts.get(tierId) ?? { added: 0, longestSeconds: 0 };
    const seconds = resolvedEndSeconds - resolvedStartSeconds;
    counts.set(tierId, { added, longestSeconds: Math.max(longestSeconds, seconds) });
  }
  await tallyTiers(counts, documentIds, revision, transaction);
}

/** @param editedRevision null where the documents were put in just now */
export async function tallyTiers(
  counts: ReadonlyMap<string, { readonly added: number; readonly longestSeconds: number }>,
  documentIds: readonly string[],
  editedRevision: number | null,
  transaction: GraphTransaction,
): Promise<void> {
  const tiers = [...counts].map(([id, count]) => ({ id, ...count }));
  await transaction.run(tally, { tiers, documentIds, editedRevision });
}

function* parts<Value>(rows: readonly Value[]): Generator<readonly Value[]> {
  for (let from = 0; from < rows.length; from += annotationsAtOnce) yield rows.slice(from, from + annotationsAtOnce);
}

/** Parents before their children. */
function inGenerations(annotations: readonly AnnotationRecord[]): readonly AnnotationRecord[] {
  const created = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const ordered = new Set<AnnotationRecord>();
  const add = (annotation: AnnotationRecord) => {
    const parent = annotation.parentId === null ? undefined : created.get(annotation.parentId);
    if (parent !== undefined && !ordered.has(parent)) add(parent);
    ordered.add(annotation);
  };
  for (const annotation of annotations) add(annotation);
  return [...ordered];
}
