import type { Tier } from '../../review/annotations/annotation-document.ts';
import type { AnnotationRecord, TierRecord } from '../../review/annotations/annotation-record.ts';
import { documentOfRows, type DocumentDetails } from '../../review/annotations/document-rows.ts';
import type { WriteOptions, WrittenAnnotations } from './annotation-format.ts';
import { formatNamed } from './find-format.ts';
import { mergeDocuments } from './merge-documents.ts';

/** A document of the graph, as far as it is exported. */
export interface DocumentToWrite {
  readonly details: DocumentDetails;
  readonly tiers: readonly TierRecord[];
  /** Annotations as JSON. */
  readonly batches: readonly Uint8Array[];
}

export interface AnnotationsToWrite extends WriteOptions {
  readonly format: string;
  readonly documents: readonly DocumentToWrite[];
  /** Beside them. */
  readonly inferred: readonly Tier[];
}

/** A module of a lane: makes a file of what the graph holds. */
export default function writeAnnotations(asked: AnnotationsToWrite): WrittenAnnotations {
  const { format, documents, inferred, durationSeconds } = asked;
  const decoder = new TextDecoder();
  const written = documents.map(({ details, tiers, batches }) => {
    const annotations = batches.flatMap((batch) => JSON.parse(decoder.decode(batch)) as AnnotationRecord[]);
    return documentOfRows({ details, tiers, annotations });
  });
  const beside = { tiers: inferred, vocabularies: [], media: [], metadata: {} };
  const document = mergeDocuments(inferred.length > 0 ? [...written, beside] : written);
  const { bytes, losses } = formatNamed(format).write(document, { durationSeconds });
  // What the tiers of further documents had only there has no place beside that of the first.
  const left = documents.slice(1).filter(({ details }) => details.kept !== undefined);
  const lost = left.map((_, place) => ({ what: 'what its format alone knows', where: `document ${place + 2}` }));
  return { bytes, losses: [...losses, ...lost] };
}
