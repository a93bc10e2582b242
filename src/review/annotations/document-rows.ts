import { nodeId } from '../../graph/node-id.ts';
import type { Annotation, AnnotationDocument, Kept, Tier } from './annotation-document.ts';
import { annotationOf, tierDetails, tierOf, type AnnotationRecord, type TierRecord } from './annotation-record.ts';
import { resolveTimes } from './resolve-times.ts';

/** What of a document is kept as one packed value, since it is only ever read as a whole. */
export type DocumentDetails = Omit<AnnotationDocument, 'tiers'>;

export interface DocumentRows {
  readonly details: DocumentDetails;
  readonly tiers: readonly TierRecord[];
  /** Tier by tier, parents before their children. */
  readonly annotations: readonly AnnotationRecord[];
}

export interface RowsOptions {
  readonly documentId: string;
  readonly recordingId: string;
  readonly collectionId: string;
  /** Of the recording. */
  readonly durationSeconds: number;
}

/** A document as the graph holds it, but for the revision, which the store gives it. */
export function rowsOfDocument(document: AnnotationDocument, options: RowsOptions): DocumentRows {
  const { documentId, durationSeconds } = options;
  const { tiers, ...details } = document;
  const tierIds = new Map(tiers.map(({ name }, ordinal) => [name, nodeId('tier', documentId, ordinal)]));
  const ids = new Map<string, string>();
  for (const { annotations } of tiers) {
    for (const { id } of annotations) ids.set(id, nodeId('annot', documentId, id));
  }
  const roots = new Map<string, string>();
  const rows = tiers.flatMap(({ name, annotations }) =>
    annotations.map((annotation, place) => {
      const row = rowOf(annotation, { id: ids.get(annotation.id)!, tierId: tierIds.get(name)!, place });
      if (annotation.parentId === undefined) return row;
      const parentId = ids.get(annotation.parentId)!;
      const rootId = roots.get(parentId) ?? parentId;
      roots.set(row.id, rootId);
      return { ...row, parentId, rootId };
    }),
  );
  const constraints = new Map(tiers.map(({ name, constraint }) => [tierIds.get(name)!, constraint ?? null]));
  const times = resolveTimes(rows, (tierId) => constraints.get(tierId) ?? null, durationSeconds);
  return {
    details,
    tiers: tiers.map((tier, ordinal) => tierRow(tier, ordinal, tierIds, options)),
    annotations: rows.map((row) => {
      const { startSeconds, endSeconds } = times.get(row.id)!;
      return { ...row, resolvedStartSeconds: startSeconds, resolvedEndSeconds: endSeconds };
    }),
  };
}

function tierRow(
  tier: Tier,
  ordinal: number,
  ids: ReadonlyMap<string, string>,
  { documentId, recordingId, collectionId }: RowsOptions,
): TierRecord {
  const { name, kind, parent, kept } = tier;
  return tierOf({
    ...{ id: ids.get(name)!, documentId, recordingId, collectionId, ordinal, name, kind },
    parentId: parent === undefined ? null : ids.get(parent)!,
    ...tierDetails(tier),
    kept: packed(kept),
  });
}

function rowOf(annotation: Annotation, place: { id: string; tierId: string; place: number }): AnnotationRecord {
  const { id: key, text, startSeconds, endSeconds, entryId, lowHz, highHz, kept } = annotation;
  return annotationOf({
    ...place,
    ...{ key, text, resolvedStartSeconds: 0, resolvedEndSeconds: 0, revision: 0 },
    startSeconds: startSeconds ?? null,
    endSeconds: endSeconds ?? null,
    entryId: entryId ?? null,
    lowHz: lowHz ?? null,
    highHz: highHz ?? null,
    kept: packed(kept),
  });
}

function packed(kept: Kept | undefined): string | null {
  return kept === undefined ? null : JSON.stringify(kept);
}

/** The inverse: the document as it was, and as it was edited since. Tiers whose parents are not among them stand alone. */
export function documentOfRows({ details, tiers, annotations }: DocumentRows): AnnotationDocument {
  const names = new Map(tiers.map(({ id, name }) => [id, name]));
  const keys = new Map(annotations.map(({ id, key }) => [id, key]));
  const byTier = new Map<string, AnnotationRecord[]>(tiers.map(({ id }) => [id, []]));
  for (const annotation of annotations) byTier.get(annotation.tierId)?.push(annotation);
  return {
    ...details,
    tiers: inOrder(tiers).map((tier) => {
      const { name, kind, parentId, constraint, participant, annotator, vocabulary } = tier;
      const parent = parentId === null ? undefined : names.get(parentId);
      const language = {
        ...(tier.iso639_3 !== null && { iso639_3: tier.iso639_3 }),
        ...(tier.glottocode !== null && { glottocode: tier.glottocode }),
        ...(tier.languageName !== null && { name: tier.languageName }),
      };
      return {
        ...{ name, kind },
        ...(parent !== undefined && { parent }),
        ...(parent !== undefined && constraint !== null && { constraint }),
        ...(participant !== null && { participant }),
        ...(annotator !== null && { annotator }),
        ...(Object.keys(language).length > 0 && { language }),
        ...(vocabulary !== null && { vocabulary }),
        annotations: byTier
          .get(tier.id)!
          .sort((a, b) => a.resolvedStartSeconds - b.resolvedStartSeconds || a.place - b.place)
          .map((annotation) => valueOf(annotation, keys, parent !== undefined)),
        ...unpacked(tier.kept),
      };
    }),
  };
}

/** By their places, a parent that was added later before its children all the same. */
function inOrder(tiers: readonly TierRecord[]): readonly TierRecord[] {
  const byId = new Map(tiers.map((tier) => [tier.id, tier]));
  const ordered = new Set<TierRecord>();
  const add = (tier: TierRecord) => {
    const parent = tier.parentId === null ? undefined : byId.get(tier.parentId);
    if (parent !== undefined && !ordered.has(parent)) add(parent);
    ordered.add(tier);
  };
  for (const tier of tiers.toSorted((a, b) => a.ordinal - b.ordinal)) add(tier);
  return [...ordered];
}

function valueOf(row: AnnotationRecord, keys: ReadonlyMap<string, string>, hasParent: boolean): Annotation {
  const { key, text, entryId, lowHz, highHz, parentId, kept } = row;
  // Who has lost the parent whose times it has is given them as its own.
  const timed = row.startSeconds === null && !hasParent && parentId !== null ? resolvedTimes(row) : ownTimes(row);
  const parentKey = hasParent && parentId !== null ? keys.get(parentId) : undefined;
  return {
    id: key,
    ...timed,
    text,
    ...(parentKey !== undefined && { parentId: parentKey }),
    ...(entryId !== null && { entryId }),
    ...(lowHz !== null && { lowHz }),
    ...(highHz !== null && { highHz }),
    ...unpacked(kept),
  };
}

function ownTimes({ startSeconds, endSeconds }: AnnotationRecord) {
  return { ...(startSeconds !== null && { startSeconds }), ...(endSeconds !== null && { endSeconds }) };
}

function resolvedTimes({ resolvedStartSeconds, resolvedEndSeconds }: AnnotationRecord) {
  return { startSeconds: resolvedStartSeconds, endSeconds: resolvedEndSeconds };
}

function unpacked(kept: string | null): { kept?: Kept } {
  return kept === null ? {} : { kept: JSON.parse(kept) as Kept };
}
