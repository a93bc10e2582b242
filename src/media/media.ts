/**
 * What the rest of the house sees of recordings' bytes. The implementation spawns ffmpeg; nobody outside this folder
 * does. All of it can be used in a worker thread: a `MediaFile` is opened from a path alone.
 */

export interface AudioFacts {
  readonly codec: string;
  readonly sampleRateHz: number;
  readonly channels: number;
}

export interface VideoFacts {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly frameRateHz: number;
}

/** What a probe found. `durationSeconds` is measured or declared-and-checked, never a header's bare claim. */
export interface MediaFacts {
  readonly container: string;
  readonly durationSeconds: number;
  readonly audio?: AudioFacts;
  readonly video?: VideoFacts;
}

export interface PcmFormat {
  /** Hz; 16000 unless said. */
  readonly sampleRateHz?: number;
  /** 1 (down-mixed) unless said; samples of several channels are interleaved. */
  readonly channels?: number;
}

/** A piece of decoded sound. */
export interface PcmChunk {
  /** Seconds from the start of the recording to the first sample. */
  readonly startSeconds: number;
  /** Samples in [-1, 1], interleaved. */
  readonly samples: Float32Array;
}

/** Decoded sound kept on disk for random access, so that a long recording is decoded once and never held in memory. */
export interface Pcm {
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Samples per channel. */
  readonly length: number;
  readonly durationSeconds: number;
  /** In order, each at most `chunkSeconds` (30 unless said) long. */
  chunks(options?: { chunkSeconds?: number; startSeconds?: number; endSeconds?: number }): AsyncIterable<PcmChunk>;
  /** Clamped to the recording; may be empty. */
  slice(startSeconds: number, endSeconds: number): Promise<Float32Array>;
  close(): Promise<void>;
}

export interface FrameFormat {
  /** Frames per second; 2 unless said. */
  readonly ratePerSecond?: number;
  /** The longer side in pixels, 640 unless said; smaller pictures are not enlarged. */
  readonly longSide?: number;
}

/** One picture of a video, RGB, 8 bits a channel, rows from the top. */
export interface VideoFrame {
  readonly index: number;
  readonly timeSeconds: number;
  readonly width: number;
  readonly height: number;
  /** shape (height, width, 3) */
  readonly rgb: Uint8Array;
}

export interface MediaFile {
  readonly path: string;
  readonly facts: MediaFacts;
  /** @throws {NoAudioError} when there is no sound track */
  pcm(format?: PcmFormat, signal?: AbortSignal): Promise<Pcm>;
  /** A stream with back-pressure: at most a few frames exist at once. @throws {NoVideoError} */
  frames(format?: FrameFormat, signal?: AbortSignal): AsyncIterable<VideoFrame>;
}
