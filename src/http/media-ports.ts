import type { Readable } from 'node:stream';
import type { AnnotationsToExport, ExportedAnnotations } from '../exchange/annotations/export-annotations.ts';
import type { CaptionFormat } from '../exchange/captions/write-captions.ts';
import type { SpokenDescription, SpokenStyle } from '../exchange/descriptions/description-library.ts';
import type { PlayableCopy } from '../media/playable-library.ts';
import type { Reader } from '../request-context.ts';
import type { CutTile, TilePlace } from '../sound/tiles/cut-tile.ts';
import type { TileManifest } from '../sound/tiles/tile-manifest.ts';

/** Where uploaded bytes are kept; nothing is left of a stream that fails, is too long or is aborted. */
export interface UploadStore {
  put(
    stream: Readable,
    options: { readonly maxBytes: number; readonly signal: AbortSignal },
  ): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
}

/** Remembers what was uploaded, by whom, until it is ingested. */
export interface UploadRegistry {
  /** @returns the upload's id, to be given to `ingestRecording` */
  create(upload: {
    readonly sha256: string;
    readonly sizeBytes: number;
    /** The file's name as its owner has it, without folders; for show only. */
    readonly name: string;
    readonly ownerId: string;
  }): Promise<string>;
}

/** A recording's bytes, for this process alone: the path never leaves it. */
export interface PlayableMedia {
  readonly path: string;
  readonly mimeType: string;
  readonly title: string;
  readonly sizeBytes: number;
  /** Of the bytes; the entity tag. */
  readonly sha256: string;
}

/**
 * A recording as every browser plays it, for this process alone, or how much of that is made, 0 to 1.
 * @throws MediaError it cannot be read
 */
export type PlayableMaker = (
  media: Pick<PlayableMedia, 'path' | 'sha256'>,
  signal: AbortSignal,
) => Promise<PlayableCopy>;

/** Loudness over time, for drawing. */
export interface WaveformPeaks {
  readonly durationSeconds: number;
  /** Smallest and largest sample of each bucket, in [-1, 1], shape (buckets). */
  readonly min: readonly number[];
  readonly max: readonly number[];
}

/** Recordings as they are played. Each throws NotFoundError where there is none or the reader may not see it. */
export interface MediaLibrary {
  open(recordingId: string, reader: Reader): Promise<PlayableMedia>;
  /** A JPEG of the picture at a time. @throws where the recording has no pictures */
  thumbnail(recordingId: string, atSeconds: number, reader: Reader, signal: AbortSignal): Promise<Uint8Array>;
  /** @throws where the recording has no sound */
  peaks(recordingId: string, buckets: number, reader: Reader, signal: AbortSignal): Promise<WaveformPeaks>;
}

/** Captions to download. */
export interface CaptionFile {
  /** The recording's. */
  readonly title: string;
  readonly text: string;
}

/** What is asked of captions in an address; checked by whoever makes them. */
export interface CaptionQuery {
  readonly format: CaptionFormat;
  /** A style of speech. */
  readonly speech: string;
  readonly leastConfidence: number;
  readonly unknownSounds: boolean;
}

/** @throws NotFoundError where there is no such recording or the reader may not see it; ParameterError no such style */
export type CaptionMaker = (
  recordingId: string,
  query: CaptionQuery,
  reader: Reader,
  signal: AbortSignal,
) => Promise<CaptionFile>;

/** Descriptions of what recordings show. Each throws NotFoundError where there is no such recording or the reader may not see it. */
export interface DescriptionMaker {
  /** @returns the recording's title and a WebVTT file */
  track(recordingId: string, reader: Reader, signal: AbortSignal): Promise<CaptionFile>;
  /**
   * @returns where it lies, for this process alone, and a key that is another one where it sounds otherwise
   * @throws NoVideoError; MissingDependencyError without speech synthesis
   */
  sound(
    recordingId: string,
    style: SpokenStyle,
    reader: Reader,
    signal: AbortSignal,
  ): Promise<SpokenDescription & { readonly title: string }>;
}

/** A part of a recording, for this process alone: the path never leaves it. */
export interface PartFile {
  readonly path: string;
  /** Under which it is saved. */
  readonly name: string;
}

/**
 * A part that was made, by its place among others.
 * @param key of those that were made together
 * @throws NotFoundError where there is no such recording or the reader may not see it, or no such part of it any more
 */
export type PartFinder = (recordingId: string, key: string, place: number, reader: Reader) => Promise<PartFile>;

/** A recording's sound, as it is drawn. */
export interface RecordingTiles {
  /** Changes whenever a tile would have other bytes. */
  readonly version: string;
  manifest(): Promise<TileManifest>;
  /** @throws NoTileError */
  check(place: TilePlace): void;
  /** @throws NoTileError; what decoding throws */
  tile(place: TilePlace, signal: AbortSignal): Promise<CutTile>;
}

/** Tiles of recordings. */
export interface TileSource {
  /** @throws NotFoundError where there is no such recording or the reader may not see it; NoAudioError */
  open(recordingId: string, reader: Reader): Promise<RecordingTiles>;
}

/**
 * Annotations to download.
 * @throws NotFoundError where there is no such recording or the reader may not see it; ParameterError no such format or tier
 */
export type AnnotationExporter = (
  asked: AnnotationsToExport,
  reader: Reader,
  signal: AbortSignal,
) => Promise<ExportedAnnotations>;
