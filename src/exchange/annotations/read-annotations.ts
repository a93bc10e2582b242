import { createHash } from 'node:crypto';
import { packJson } from '../../graph/packed-json.ts';
import type { AnnotationDocument } from '../../review/annotations/annotation-document.ts';
import type { AnnotationRecord } from '../../review/annotations/annotation-record.ts';
import { annotationsAtOnce } from '../../review/annotations/annotation-writing.ts';
import { rowsOfDocument } from '../../review/annotations/document-rows.ts';
import type { NewDocument } from '../../review/annotations/document.store.ts';
import { AnnotationFormatError } from './annotation-format.errors.ts';
import type { AnnotationFormat } from './annotation-format.ts';
import { refusalInLane, type RefusalInLane } from './refusal-in-lane.ts';
import { jsonBatches } from '../json-batches.ts';
import { formatNamed, likelyFormats } from './find-format.ts';
import { annotationFormats } from './formats.ts';
import { transcriptTier, type TranscriptTier } from './transcript-tier.ts';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly fileName: string | undefined;
  /** By name; guessed unless said. */
  readonly format: string | undefined;
  readonly documentId: string;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly durationSeconds: number;
  /** Name of the tier that becomes the recording's transcript; none unless said. */
  readonly transcriptTier: string | undefined;
}

export type FileRead =
  | {
      readonly kind: 'read';
      readonly document: Omit<NewDocument, 'fileName'>;
      /** Where one was named. */
      readonly transcript: TranscriptTier | null;
    }
  | RefusalInLane;

/** Annotations that begin so much after the end of a recording are of another one. */
const mostBehindSeconds = 1;

/** A module of a lane: parses a file and makes what the graph is to hold of it. */
export default async function readAnnotations(file: FileToRead): Promise<FileRead> {
  try {
    const { format, document } = parse(file);
    const { documentId, recordingId, collectionId, durationSeconds, transcriptTier: named } = file;
    checkWithin(document, format, durationSeconds);
    const transcript = named === undefined ? null : transcriptTier(document, named, format.title, durationSeconds);
    const { details, tiers, annotations } = rowsOfDocument(document, {
      ...{ documentId, recordingId, collectionId, durationSeconds },
    });
    const contentSha256 = createHash('sha256').update(file.bytes).digest('hex');
    const batches = jsonBatches(annotations, annotationsAtOnce);
    return {
      kind: 'read',
      transcript,
      document: {
        ...{ documentId, recordingId, format: format.name, contentSha256, tiers, batches },
        details: await packJson(details),
        counts: countsOf(annotations),
      },
    };
  } catch (error) {
    return refusalInLane(error);
  }
}

function parse({ bytes, fileName, format }: FileToRead): { format: AnnotationFormat; document: AnnotationDocument } {
  if (format !== undefined) {
    const named = formatNamed(format);
    return { format: named, document: named.read(bytes) };
  }
  let refusal: AnnotationFormatError | undefined;
  const { formats, isTold } = likelyFormats(fileName, bytes);
  for (const likely of formats) {
    try {
      return { format: likely, document: likely.read(bytes) };
    } catch (error) {
      if (!(error instanceof AnnotationFormatError)) throw error;
      // What the likeliest says is of most use.
      refusal ??= error;
    }
  }
  throw isTold && refusal !== undefined ? refusal : unknownFormat();
}

function unknownFormat(): AnnotationFormatError {
  const known = annotationFormats.map(
    ({ title, extensions, writtenExtension = extensions[0] }) => `${title} (${writtenExtension})`,
  );
  const remedy = `give one of ${known.join(', ')}, or say which of them it is`;
  return new AnnotationFormatError('annotations', null, 'its format is not recognised', remedy);
}

function checkWithin({ tiers }: AnnotationDocument, { title }: AnnotationFormat, durationSeconds: number): void {
  for (const { name, annotations } of tiers) {
    const behind = annotations.find(({ startSeconds = 0 }) => startSeconds > durationSeconds + mostBehindSeconds);
    if (behind === undefined) continue;
    throw new AnnotationFormatError(
      title,
      null,
      `in the tier ${name} something begins at ${behind.startSeconds} s, and the recording ends at ${durationSeconds} s`,
      'see that it is of this recording',
    );
  }
}

function countsOf(annotations: readonly AnnotationRecord[]): NewDocument['counts'] {
  const counts = new Map<string, { added: number; longestSeconds: number }>();
  for (const { tierId, resolvedStartSeconds, resolvedEndSeconds } of annotations) {
    const { added, longestSeconds } = counts.get(tierId) ?? { added: 0, longestSeconds: 0 };
    const seconds = resolvedEndSeconds - resolvedStartSeconds;
    counts.set(tierId, { added: added + 1, longestSeconds: Math.max(longestSeconds, seconds) });
  }
  return [...counts].map(([tierId, count]) => ({ tierId, ...count }));
}
