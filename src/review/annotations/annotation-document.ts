/** What a format says that no other does, as plain JSON under its name: written back by that format alone. */
export type Kept = Readonly<Record<string, JsonValue>>;

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * What people say of a recording, tier by tier: the one value between all formats of annotations and the graph.
 * Docs: `docs/decisions/0037-annotations-and-exchange.md`.
 */
export interface AnnotationDocument {
  /** Parents before their children; names are unique. */
  readonly tiers: readonly Tier[];
  readonly vocabularies: readonly Vocabulary[];
  readonly media: readonly MediaLink[];
  readonly metadata: DocumentMetadata;
  /** From the start of the document to here; absent where the format does not say. */
  readonly durationSeconds?: number;
  readonly kept?: Kept;
}

/**
 * How a tier's annotations lie within those of its parent, as ELAN and EXMARaLDA name it (Brugman & Russel 2004):
 * `TIME_SUBDIVISION` divides them without gaps, `INCLUDED_IN` lies within them, `SYMBOLIC_SUBDIVISION` is a row of parts
 * without times, `SYMBOLIC_ASSOCIATION` one annotation for each.
 */
export type TierConstraint = 'TIME_SUBDIVISION' | 'INCLUDED_IN' | 'SYMBOLIC_SUBDIVISION' | 'SYMBOLIC_ASSOCIATION';

export interface Tier {
  readonly name: string;
  /** `POINTS`: start and end of each annotation are one moment. */
  readonly kind: 'INTERVALS' | 'POINTS';
  /** Name of the tier that this one depends on; both or neither of the two. */
  readonly parent?: string;
  readonly constraint?: TierConstraint;
  /** Whose speech or behaviour it is. */
  readonly participant?: string;
  /** Who wrote it. */
  readonly annotator?: string;
  readonly language?: LanguageName;
  /** Name of the vocabulary that its texts are from. */
  readonly vocabulary?: string;
  /** In order of time; those without times in the order of their parents, and of their places in them. */
  readonly annotations: readonly Annotation[];
  readonly kept?: Kept;
}

export interface Annotation {
  /** Unique in its document. */
  readonly id: string;
  /** From the start of the recording, 0 or later. Both times are absent where the parent's are meant. */
  readonly startSeconds?: number;
  /** Not before the start. */
  readonly endSeconds?: number;
  readonly text: string;
  /** The annotation of the parent tier that it belongs to, where the tier has a parent. */
  readonly parentId?: string;
  /** The entry of the tier's vocabulary. */
  readonly entryId?: string;
  /** Between these frequencies, in Hz. */
  readonly lowHz?: number;
  readonly highHz?: number;
  readonly kept?: Kept;
}

/** A closed list of what may be said in a tier. */
export interface Vocabulary {
  readonly name: string;
  readonly description?: string;
  readonly entries: readonly VocabularyEntry[];
  readonly kept?: Kept;
}

export interface VocabularyEntry {
  readonly id: string;
  readonly text: string;
  readonly description?: string;
  readonly kept?: Kept;
}

/** A recording that a file names. It is never opened: what it names may lie anywhere. */
export interface MediaLink {
  /** As the file has it. */
  readonly address: string;
  readonly mimeType?: string;
  /** Where the document's time 0 lies in it. */
  readonly offsetSeconds?: number;
  readonly kept?: Kept;
}

export interface LanguageName {
  /** ISO 639-3. */
  readonly iso639_3?: string;
  readonly glottocode?: string;
  readonly name?: string;
}

/** About the document and its recording, under names of Dublin Core and OLAC where they have one. */
export interface DocumentMetadata {
  readonly title?: string;
  readonly author?: string;
  /** ISO 8601, as far as it is known: a year, a day, a moment. */
  readonly date?: string;
  readonly place?: string;
  /** SPDX identifier, address or words. */
  readonly licence?: string;
  readonly consent?: string;
  readonly languages?: readonly LanguageName[];
  readonly participants?: readonly Participant[];
  /** What else the file says of itself, by name. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface Participant {
  readonly name: string;
  readonly role?: string;
  readonly language?: LanguageName;
}
