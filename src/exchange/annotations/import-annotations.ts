import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import type { Annotator } from '../../review/annotations/annotation-desk.ts';
import { DocumentStore, type EditedFormer, type ImportedDocument } from '../../review/annotations/document.store.ts';
import { AnnotationFormatError } from './annotation-format.errors.ts';
import { formatNamed } from './find-format.ts';
import type { FileRead, FileToRead } from './read-annotations.ts';

export interface AnnotationsToImport {
  readonly recordingId: string;
  /** The bytes of the file, or its text. */
  readonly content: Uint8Array | string;
  readonly fileName?: string;
  /** Guessed from the name and the first bytes unless said. */
  readonly format?: string;
  /** What becomes of a former file of that name which was edited here; refused unless said. */
  readonly editedFormer?: EditedFormer;
}

export interface ImportTools {
  readonly graph: Graph;
  readonly lanes: Pick<Lanes, 'call'>;
  readonly signal: AbortSignal;
}

const mostBytes = 128 * 1024 * 1024;
const longestName = 200;

/**
 * To be asked before a file is read: a recording given by mistake need not be taken into memory.
 * @throws {AnnotationFormatError} more than 128 MiB
 */
export function checkAnnotationsSize(bytes: number): void {
  if (bytes <= mostBytes) return;
  const problem = `it has ${bytes} bytes, and may have ${mostBytes}`;
  throw new AnnotationFormatError(
    'annotations',
    null,
    problem,
    'see that it is the file of annotations and not the recording',
  );
}

/**
 * Puts a file of annotations in beside its recording, whole or not at all.
 * @throws {NotFoundError} no such recording that this person may annotate
 * @throws {AnnotationFormatError} the file is not what its format wants, or of another recording
 * @throws {EditedDocumentError} the former one was edited, and nothing is said of that
 */
export async function importAnnotations(
  what: AnnotationsToImport,
  who: Annotator,
  { graph, lanes, signal }: ImportTools,
): Promise<ImportedDocument> {
  const { recordingId, content, format, editedFormer } = what;
  if (format !== undefined) formatNamed(format);
  const [recording] = await new RecordingStore(graph).read([recordingId], who.collectionIds);
  if (recording === undefined) throw new NotFoundError('recording that you may annotate', recordingId);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  checkAnnotationsSize(bytes.length);
  const { collectionId, durationSeconds } = recording;
  const fileName = what.fileName?.trim().slice(0, longestName) || undefined;
  const documentId = `annotations_${randomUUID()}`;
  const file: FileToRead = { bytes, fileName, format, documentId, recordingId, collectionId, durationSeconds };
  const module = new URL('./read-annotations.ts', import.meta.url);
  const read = await lanes.call<FileRead>('exchange', module, file, { signal });
  if (read.kind === 'refused') {
    throw new AnnotationFormatError(read.format, read.line, read.problem, read.remedy, read.column);
  }
  const made = { ...read.document, fileName: fileName ?? null };
  return await new DocumentStore(graph).import(made, who, editedFormer, signal);
}
