import { localPersonId } from '../access/person.ts';

/** A media file in one collection, as the graph holds it. */
export interface RecordingRecord {
  readonly id: string;
  readonly collectionId: string;
  readonly lexiconId: string;
  readonly ownerId: string;
  readonly sha256: string;
  readonly title: string;
  readonly mimeType: string;
  readonly container: string;
  readonly kind: RecordingKind;
  readonly durationSeconds: number;
  readonly sizeBytes: number;
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  readonly sampleRateHz?: number | null;
  readonly channels?: number | null;
  readonly width?: number | null;
  readonly height?: number | null;
  readonly frameRateHz?: number | null;
  readonly addedAtMs: number;
  readonly state: RecordingState;
}

export type RecordingKind = 'AUDIO' | 'VIDEO';

/** WAITING for its inferences, READY when all of the plan are there, FAILED when one of them could not be made. */
export type RecordingState = 'WAITING' | 'READY' | 'FAILED';

export interface CollectionRecord {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly lexiconId: string;
}

export interface UploadRecord {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly name: string;
}

/** The one owner of everything when nothing else is configured. */
export const localOwnerId = localPersonId;
export const defaultCollectionName = 'recordings';
/** ISO 639-3 for an undetermined language. */
export const undeterminedLanguage = 'und';
