import type { PathPoint } from '../objects/path.ts';
import type { Box } from '../pictures/picture.ts';

/** One person's stay in view within one shot. Times are seconds from the recording's start, [start, end). */
export interface BodyFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where it was on average. */
  readonly box: Box;
  readonly path: readonly PathPoint[];
  /** That it is a person, 0 to 1: mean of the joints'. */
  readonly confidence: number;
  /** The face's place among the recording's faces, where it is known. */
  readonly face?: number;
  readonly moments: BodyMoments;
}

/** Where joints are, at an even rate. */
export interface BodyMoments {
  readonly startSeconds: number;
  readonly ratePerSecond: number;
  /** shape (moments, 17, 3): x and y in shares of the picture, and how sure, 0 to 1; NaN where nothing was measured */
  readonly joints: Float32Array;
}

/** A body as the graph holds it. */
export interface BodyRecord extends Omit<BodyFound, 'face'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly face?: number | null;
}
