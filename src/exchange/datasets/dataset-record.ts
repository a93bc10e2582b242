import type { DatasetModule } from './dataset.ts';

/** A dataset that was put in beside a lexicon. */
export interface DatasetRecord {
  readonly id: string;
  readonly lexiconId: string;
  /** As its owner calls it: of the archive, the folder or the table. */
  readonly fileName: string;
  readonly module: DatasetModule;
  /** Of names and bytes of all files, however they were packed. */
  readonly contentSha256: string;
  /** What the metadata say of the whole, where they do. */
  readonly title: string | null;
  readonly licence: string | null;
  readonly citation: string | null;
  readonly createdById: string;
  readonly createdAtMs: number;
  readonly languageCount: number;
  readonly conceptCount: number;
  readonly entryCount: number;
  readonly textCount: number;
  readonly exampleCount: number;
}

/** Language of an entry or a sentence, with the codes that its dataset gives. */
interface OfLanguage {
  /** In the dataset. */
  readonly languageId: string;
  readonly languageName: string | null;
  readonly iso639_3: string | null;
  readonly glottocode: string | null;
}

/** A word of a word list, as the graph holds it: its row, and what the rows say that it refers to. */
export interface EntryRecord extends OfLanguage {
  readonly id: string;
  readonly datasetId: string;
  readonly lexiconId: string;
  /** Place in its table, from 0. */
  readonly ordinal: number;
  /** In its table. */
  readonly localId: string;
  readonly form: string;
  readonly segments: readonly string[] | null;
  readonly comment: string | null;
  readonly sources: readonly string[] | null;
  /** Cells by column, as JSON. */
  readonly kept: string | null;
  /** In the dataset. */
  readonly parameterIds: readonly string[];
  /** Of each parameter; its id where it has no name, and an empty text where there is no code. */
  readonly conceptNames: readonly string[];
  readonly concepticonIds: readonly string[];
  /** By which it is listed and found: lower case, and the beginning of it alone. */
  readonly formKey: string;
  readonly conceptKeys: readonly string[];
  readonly languageKeys: readonly string[];
  /** Of the segments, parted by spaces, as recordings' phones are written; null where there are none, or some are no IPA. */
  readonly phones: string | null;
  readonly phoneCount: number | null;
}

/** A sentence of a text. */
export interface ExampleRecord extends OfLanguage {
  readonly id: string;
  readonly datasetId: string;
  readonly lexiconId: string;
  readonly ordinal: number;
  readonly localId: string;
  readonly primaryText: string;
  readonly words: readonly string[] | null;
  readonly glosses: readonly string[] | null;
  readonly translation: string | null;
  readonly comment: string | null;
  readonly textId: string | null;
  readonly textName: string | null;
  readonly mediaIds: readonly string[] | null;
  readonly kept: string | null;
}
