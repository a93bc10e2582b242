import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { importCues } from '../../phonetics/transcripts/import-cues.ts';
import { transcriptLanguage } from '../../phonetics/transcripts/import-transcript.ts';
import type { Imported } from '../../phonetics/transcripts/transcript.store.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import type { Annotator } from '../../review/annotations/annotation-desk.ts';
import { DocumentStore, type EditedFormer, type ImportedDocument } from '../../review/annotations/document.store.ts';
import { AnnotationFormatError } from './annotation-format.errors.ts';
import { formatNamed } from './find-format.ts';
import type { FileRead, FileToRead } from './read-annotations.ts';
import { acceptedOf } from './refusal-in-lane.ts';

export interface AnnotationsToImport {
  readonly recordingId: string;
  /** The bytes of the file, or its text. */
  readonly content: Uint8Array | string;
  readonly fileName?: string;
  /** Guessed from the name and the first bytes unless said. */
  readonly format?: string;
  /** What becomes of a former file of that name which was edited here; refused unless said. */
  readonly editedFormer?: EditedFormer;
  /** Name of a tier that becomes the recording's transcript too. */
  readonly transcriptTier?: string;
  /** Of that; as the tier says, or as the lexicon is of, unless said. */
  readonly transcriptLanguage?: string;
}

export interface ImportedAnnotations extends ImportedDocument {
  /** Where a tier was to become one. */
  readonly transcript: Imported | null;
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
 * @throws {ParameterError} a tier is to be the transcript, and its language is not known
 */
export async function importAnnotations(
  what: AnnotationsToImport,
  who: Annotator,
  { graph, lanes, signal }: ImportTools,
): Promise<ImportedAnnotations> {
  const { recordingId, content, format, editedFormer, transcriptTier } = what;
  if (format !== undefined) formatNamed(format);
  const [recording] = await new RecordingStore(graph).read([recordingId], who.collectionIds);
  if (recording === undefined) throw new NotFoundError('recording that you may annotate', recordingId);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  checkAnnotationsSize(bytes.length);
  const { collectionId, lexiconId, durationSeconds } = recording;
  const fileName = what.fileName?.trim().slice(0, longestName) || undefined;
  const documentId = `annotations_${randomUUID()}`;
  const file: FileToRead = {
    ...{ bytes, fileName, format, documentId, recordingId, collectionId, durationSeconds, transcriptTier },
  };
  const module = new URL('./read-annotations.ts', import.meta.url);
  const read = acceptedOf(await lanes.call<FileRead>('exchange', module, file, { signal }));
  const told = what.transcriptLanguage ?? read.transcript?.language ?? undefined;
  // Before anything is written: without a language there is no transcript.
  const language = read.transcript === null ? null : await transcriptLanguage(told, lexiconId, graph);
  const made = { ...read.document, fileName: fileName ?? null };
  const imported = await new DocumentStore(graph).import(made, who, editedFormer, signal);
  if (read.transcript === null || language === null) return { ...imported, transcript: null };
  const sourceName = [fileName, transcriptTier]
    .filter((each) => each !== undefined)
    .join(', ')
    .slice(0, longestName);
  const said = { recordingId, importedById: who.personId, language, sourceName, cues: read.transcript.cues };
  return { ...imported, transcript: await importCues(said, graph) };
}
