import { NotFoundError, ParameterError } from '../../errors.ts';
import type { LoadOptions } from '../../inference/inference-loader.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { RecordingRecord } from '../../recording/recording.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import type { TierRecord } from '../../review/annotations/annotation-record.ts';
import { AnnotationStore, type ListedTier } from '../../review/annotations/annotation.store.ts';
import { downloadName } from '../download-name.ts';
import type { Loss, WrittenAnnotations } from './annotation-format.ts';
import { formatNamed } from './find-format.ts';
import { inferredTierNames, inferredTiers, type InferredRequest, type InferredTierName } from './inferred-tiers.ts';
import type { AnnotationsToWrite, DocumentToWrite } from './write-annotations.ts';

export interface AnnotationsToExport {
  readonly recordingId: string;
  /** By name. */
  readonly format: string;
  /** Only this one; all unless said. */
  readonly documentId?: string;
  /** Names of tiers, and of what is inferred; all tiers, and nothing that is inferred, unless said. */
  readonly tiers?: readonly string[];
}

/** A file to be downloaded. */
export interface ExportedAnnotations {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** What the format cannot say. */
  readonly losses: readonly Loss[];
}

/**
 * What people and, where it is asked for, the program say of a recording, as a file.
 * @throws {NotFoundError} no such recording or document that may be read
 * @throws {ParameterError} no such format or tier, or there is nothing
 */
export async function exportAnnotations(
  asked: AnnotationsToExport,
  request: InferredRequest,
  lanes: Pick<Lanes, 'call'>,
  inferred: LoadOptions = {},
): Promise<ExportedAnnotations> {
  const format = formatNamed(asked.format);
  const { collectionIds } = await request.reader.access();
  const [recording] = await new RecordingStore(request.graph).read([asked.recordingId], collectionIds);
  if (recording === undefined) throw new NotFoundError('recording', asked.recordingId);
  const store = new AnnotationStore(request.graph);
  const { tiers, names } = await chosenTiers(asked, recording, store);
  const documentIds = [...new Set(tiers.map(({ documentId }) => documentId))];
  const details = await store.details(documentIds, [recording.collectionId]);
  const documents: DocumentToWrite[] = [];
  for (const id of documentIds) {
    const own = tiers.filter(({ documentId }) => documentId === id);
    documents.push({ details: details.get(id)!, tiers: own, batches: await batchesOf(own, store, request.signal) });
  }
  const { durationSeconds, title } = recording;
  const beside = await inferredTiers(names, recording, request, inferred);
  const toWrite: AnnotationsToWrite = { format: format.name, documents, inferred: beside, durationSeconds };
  const module = new URL('./write-annotations.ts', import.meta.url);
  const { bytes, losses } = await lanes.call<WrittenAnnotations>('exchange', module, toWrite, {
    signal: request.signal,
  });
  const fileName = downloadName(title, format.writtenExtension ?? format.extensions[0]);
  return { fileName, mimeType: format.mimeType, bytes, losses };
}

async function chosenTiers(
  { documentId, tiers: wanted }: AnnotationsToExport,
  recording: RecordingRecord,
  store: AnnotationStore,
): Promise<{ tiers: readonly ListedTier[]; names: readonly InferredTierName[] }> {
  const all = (await store.tiers([recording.id], [recording.collectionId])).get(recording.id) ?? [];
  const ofDocument = all.filter((tier) => documentId === undefined || tier.documentId === documentId);
  if (documentId !== undefined && ofDocument.length === 0) throw new NotFoundError('document with tiers', documentId);
  const there = [...new Set(ofDocument.map(({ name }) => name)), ...inferredTierNames].join(', ');
  if (wanted === undefined) {
    // Corrections are laid over what they correct.
    const tiers = ofDocument.filter(({ statementKind }) => statementKind === null);
    if (tiers.length > 0) return { tiers, names: [] };
    throw new ParameterError(`${recording.title} has no annotations; name what is to be exported: ${there}`);
  }
  const known = new Set<string>([...ofDocument.map(({ name }) => name), ...inferredTierNames]);
  const unknown = wanted.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new ParameterError(`no tier ${unknown.join(', ')}; there are ${there}`);
  const chosen = new Set(ofDocument.filter(({ name }) => wanted.includes(name)));
  // What a tier hangs on comes with it. A set is walked through to its end, what is added meanwhile included.
  for (const { parentId } of chosen) for (const tier of ofDocument) if (tier.id === parentId) chosen.add(tier);
  return {
    tiers: ofDocument.filter((tier) => chosen.has(tier)),
    names: inferredTierNames.filter((name) => wanted.includes(name)),
  };
}

async function batchesOf(
  tiers: readonly TierRecord[],
  store: AnnotationStore,
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const encoder = new TextEncoder();
  const batches: Uint8Array[] = [];
  for (const { id } of tiers) {
    for await (const rows of store.ofTier(id)) {
      signal.throwIfAborted();
      batches.push(encoder.encode(JSON.stringify(rows)));
    }
  }
  return batches;
}
