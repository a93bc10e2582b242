import type { MediaFile } from '../media/media.ts';

/** What a run is about: a whole recording, or a stretch of one. */
export interface RunSubject {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** What the node itself says, where runs read that: its kind gives them. They are those of its id for ever, or its run is taken back. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/**
 * What the pure part of an inference is given: subjects of one recording, the recording's media, and the results of
 * the inferences it reads. It runs in a worker thread and touches nothing else.
 */
export interface RunBatch {
  readonly subjects: readonly RunSubject[];
  readonly media: MediaFile;
  /**
   * By the name of the inference that is read. `inputs['sound-events']` is that inference's stored result for the
   * subject's recording.
   */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Canonical parameters of this run, such as `{ ratePerSecond: 2 }`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Fraction done, 0 to 1. */
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The default export of an inference's `run` module: one result a subject, in the order of `batch.subjects`.
 * Results must survive structured cloning and are stored as they are. A PhonographError thrown fails all subjects.
 */
export type RunModule<Result> = (batch: RunBatch) => Promise<readonly Result[]>;
