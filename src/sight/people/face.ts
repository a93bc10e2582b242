import type { PathPoint } from '../objects/path.ts';
import type { Box } from '../pictures/picture.ts';

/** One face's stay in view within one shot. Times are seconds from the recording's start, [start, end). */
export interface FaceFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where it was on average, from the brows to the chin. */
  readonly box: Box;
  readonly path: readonly PathPoint[];
  /** That it is a face, 0 to 1. */
  readonly confidence: number;
  /** Counts the persons of the recording from 0: faces of one number are taken for one person's. */
  readonly person: number;
  /** The face as a point: near for one person; unit length, one byte a number (see `face-point.ts`). */
  readonly point: Uint8Array;
  readonly moments: FaceMoments;
}

/** What a face does, at an even rate; NaN where it was not measured. All arrays are equally long. */
export interface FaceMoments {
  readonly startSeconds: number;
  readonly ratePerSecond: number;
  /** See `FaceMeasures`. */
  readonly mouth: Float32Array;
  readonly eyes: Float32Array;
  readonly yaw: Float32Array;
  readonly pitch: Float32Array;
  readonly roll: Float32Array;
  /** See `Gaze`; measured at every third moment. */
  readonly gazeX: Float32Array;
  readonly gazeY: Float32Array;
  /** Probabilities in the order of `expressions`, shape (moments, 7); measured at every third moment. */
  readonly expression: Float32Array;
}

/** A face as the graph holds it. */
export interface FaceRecord extends Omit<FaceFound, 'point' | 'person'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  /** One for all faces of a recording that are taken for one person's. */
  readonly personId: string;
}
