import type { JsonValue } from '../../review/annotations/annotation-document.ts';

/** Cells of columns that are not understood, as they are; and of others where this program would write them otherwise. */
export type KeptCells = Readonly<Record<string, string>>;

interface DatasetItem {
  /** Unique in its table. */
  readonly id: string;
  readonly kept?: KeptCells;
}

export interface DatasetLanguage extends DatasetItem {
  readonly name?: string;
  /** ISO 639-3. */
  readonly iso639_3?: string;
  readonly glottocode?: string;
  /** Degrees. */
  readonly latitude?: number;
  readonly longitude?: number;
}

/** A concept of a word list. */
export interface DatasetParameter extends DatasetItem {
  readonly name?: string;
  readonly description?: string;
  /** Of https://concepticon.clld.org. */
  readonly concepticonId?: string;
}

/** A word of a language, with what it means. */
export interface DatasetForm extends DatasetItem {
  readonly languageId: string;
  readonly parameterIds: readonly string[];
  readonly form: string;
  /** One phone each, and `+` between morphemes. */
  readonly segments?: readonly string[];
  readonly comment?: string;
  readonly sources?: readonly string[];
}

/** A text, or another contribution that examples are from. */
export interface DatasetText extends DatasetItem {
  readonly name?: string;
  readonly description?: string;
  readonly contributor?: string;
}

/** A sentence with its glosses. */
export interface DatasetExample extends DatasetItem {
  readonly languageId: string;
  readonly primaryText: string;
  readonly words?: readonly string[];
  /** One for each word. */
  readonly glosses?: readonly string[];
  readonly translation?: string;
  readonly comment?: string;
  readonly textId?: string;
  readonly mediaIds?: readonly string[];
}

export interface DatasetMedia extends DatasetItem {
  readonly mimeType: string;
  readonly name?: string;
  readonly description?: string;
  /** Never opened. */
  readonly address?: string;
}

/** Rows by what they are. */
export interface DatasetItems {
  readonly languages: readonly DatasetLanguage[];
  readonly parameters: readonly DatasetParameter[];
  readonly forms: readonly DatasetForm[];
  readonly texts: readonly DatasetText[];
  readonly examples: readonly DatasetExample[];
  readonly media: readonly DatasetMedia[];
}

/** A table of the dataset: its rows are items where `holds` says which, and kept where nothing is understood of it. */
export interface DatasetTable {
  /** File name, beside the metadata. */
  readonly url: string;
  readonly holds?: keyof DatasetItems;
  /** As the metadata describe it; absent in a dataset without metadata. */
  readonly description?: JsonObject;
  /** In the order of the file. */
  readonly columns: readonly string[];
  readonly rows?: readonly (readonly string[])[];
}

/** What is known of words and texts of languages: a dataset of the Cross-Linguistic Data Formats (Forkel et al. 2018). */
export interface Dataset extends DatasetItems {
  readonly module: DatasetModule;
  readonly tables: readonly DatasetTable[];
  /** Of the metadata file, without its tables; absent in a dataset without one. */
  readonly metadata?: { readonly file: string; readonly content: JsonObject };
  /** Files that no table is read from, such as `sources.bib`, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export type DatasetModule = 'Wordlist' | 'TextCorpus' | 'Dictionary' | 'StructureDataset' | 'ParallelText' | 'Generic';

export type JsonObject = Readonly<Record<string, JsonValue>>;

/** By name, with folders where there are some. */
export type DatasetFiles = ReadonlyMap<string, Uint8Array>;
