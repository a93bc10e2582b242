import type { AnnotationDocument } from '../../review/annotations/annotation-document.ts';

/** A format of annotations, read and written whole. Both ways are pure and wait for nothing. */
export interface AnnotationFormat {
  /** As the command line and the API name it. */
  readonly name: string;
  /** As people name it. */
  readonly title: string;
  /** Of files, with the dot, in lower case; the first is what is written. */
  readonly extensions: readonly [string, ...string[]];
  /** The first of them as people write it, where they do so with capitals. */
  readonly writtenExtension?: string;
  readonly mimeType: string;
  /** @throws {AnnotationFormatError} the first place that is not as the format wants it */
  read(bytes: Uint8Array): AnnotationDocument;
  write(document: AnnotationDocument, options: WriteOptions): WrittenAnnotations;
}

export interface WriteOptions {
  /** Length of the recording: where a format wants to know, and the document does not say. */
  readonly durationSeconds: number;
  /** Of tables: cells that a spreadsheet would run stay as they are, without the apostrophe before them. */
  readonly rawCells?: boolean;
}

export interface WrittenAnnotations {
  readonly bytes: Uint8Array;
  /** What the format cannot say; empty where all of the document is in the file. */
  readonly losses: readonly Loss[];
}

/** Something that a file leaves out. */
export interface Loss {
  /** Such as `frequencies`, `vocabulary colours`. */
  readonly what: string;
  /** Such as the name of a tier. */
  readonly where: string;
}
