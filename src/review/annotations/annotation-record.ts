import type { Tier, TierConstraint } from './annotation-document.ts';

/** FILE: it was put in as a file. PERSON: what one person said of the recording here. */
export type DocumentOrigin = 'FILE' | 'PERSON';

/** An `AnnotationDocument` in the graph, without what is packed. */
export interface DocumentRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly origin: DocumentOrigin;
  /** Of a file, by the name of the format. */
  readonly format: string | null;
  readonly fileName: string | null;
  /** SHA-256 of the file's bytes. */
  readonly contentSha256: string | null;
  readonly createdById: string;
  readonly createdAtMs: number;
  /** Of the recording's annotations when it was put in. */
  readonly revision: number;
  /** Of its last edit; null where it is as it was put in. */
  readonly editedRevision: number | null;
  readonly tierCount: number;
  readonly annotationCount: number;
}

/** A tier in the graph. What is not told is null. */
export interface TierRecord {
  readonly id: string;
  readonly documentId: string;
  readonly recordingId: string;
  readonly collectionId: string;
  /** Place in its document. */
  readonly ordinal: number;
  readonly name: string;
  readonly kind: 'INTERVALS' | 'POINTS';
  readonly parentId: string | null;
  readonly constraint: TierConstraint | null;
  readonly participant: string | null;
  readonly annotator: string | null;
  readonly iso639_3: string | null;
  readonly glottocode: string | null;
  readonly languageName: string | null;
  readonly vocabulary: string | null;
  /** As JSON. */
  readonly kept: string | null;
  /** Of a tier of corrections: the kind of the statements that its annotations stand for. */
  readonly statementKind: string | null;
}

/** An annotation in the graph. What is not told is null. */
export interface AnnotationRecord {
  readonly id: string;
  readonly tierId: string;
  /** Its id in the document, as files have it. */
  readonly key: string;
  /** Tells apart what begins at once, and orders what has no times: from 0, in the order of the tier. */
  readonly place: number;
  readonly text: string;
  /** Its own; both are null where they follow from the parent. */
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  /** Its own, or what follows from the parent's. */
  readonly resolvedStartSeconds: number;
  readonly resolvedEndSeconds: number;
  readonly parentId: string | null;
  /** The parent's parent's … that has none; null for such a one itself. */
  readonly rootId: string | null;
  readonly entryId: string | null;
  readonly lowHz: number | null;
  readonly highHz: number | null;
  /** As JSON. */
  readonly kept: string | null;
  /** The inferred statement that it stands for. */
  readonly statementId: string | null;
  /** Whether the statement is not so at all. */
  readonly rejected: boolean | null;
  /** Of the recording's annotations, when it became what it is. */
  readonly revision: number;
  readonly editedById: string | null;
  readonly editedAtMs: number | null;
}

const noTier = {
  ...{ parentId: null, constraint: null, participant: null, annotator: null, iso639_3: null, glottocode: null },
  ...{ languageName: null, vocabulary: null, kept: null, statementKind: null },
};

type Untold =
  | ('startSeconds' | 'endSeconds' | 'parentId' | 'rootId' | 'entryId' | 'lowHz' | 'highHz')
  | ('kept' | 'statementId' | 'rejected' | 'editedById' | 'editedAtMs');

type Known<Record_, Absent extends keyof Record_> = Omit<Record_, Absent> & Partial<Record_>;

/** A node has no properties for what is not told. */
export function tierOf(known: Known<TierRecord, keyof typeof noTier>): TierRecord {
  return { ...noTier, ...known };
}

type TierDetails = Pick<Tier, 'constraint' | 'participant' | 'annotator' | 'language' | 'vocabulary'>;

/** What may be told of a tier beside its name, as the graph holds it. */
export function tierDetails({ constraint, participant, annotator, language = {}, vocabulary }: TierDetails) {
  return {
    constraint: constraint ?? null,
    participant: participant ?? null,
    annotator: annotator ?? null,
    iso639_3: language.iso639_3 ?? null,
    glottocode: language.glottocode ?? null,
    languageName: language.name ?? null,
    vocabulary: vocabulary ?? null,
  };
}

/** As `tierOf`, of an annotation. Property by property: for 2000 that takes 0.1 ms, and 19 ms by spreading one over the other. */
export function annotationOf(known: Known<AnnotationRecord, Untold>): AnnotationRecord {
  const { id, tierId, key, place, text, resolvedStartSeconds, resolvedEndSeconds, revision } = known;
  const { startSeconds = null, endSeconds = null, parentId = null, rootId = null, entryId = null } = known;
  const { lowHz = null, highHz = null, kept = null, statementId = null, rejected = null } = known;
  const { editedById = null, editedAtMs = null } = known;
  return {
    id,
    tierId,
    key,
    place,
    text,
    startSeconds,
    endSeconds,
    resolvedStartSeconds,
    resolvedEndSeconds,
    parentId,
    rootId,
    entryId,
    lowHz,
    highHz,
    kept,
    statementId,
    rejected,
    revision,
    editedById,
    editedAtMs,
  };
}

/** Whether they say the same, whoever said it when. */
export function isSameAnnotation(a: AnnotationRecord, b: AnnotationRecord): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf(annotation: AnnotationRecord): string {
  const { id, tierId, key, place, text, startSeconds, endSeconds, parentId, entryId, lowHz, highHz } = annotation;
  const { kept, statementId, rejected } = annotation;
  const said = [id, tierId, key, place, text, startSeconds, endSeconds, parentId, entryId, lowHz, highHz, kept];
  return JSON.stringify([...said, statementId, rejected]);
}

export function isSameTier(a: TierRecord, b: TierRecord): boolean {
  const keys = Object.keys({ ...a, ...b }) as (keyof TierRecord)[];
  return keys.every((key) => a[key] === b[key]);
}
