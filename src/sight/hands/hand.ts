import type { PathPoint } from '../objects/path.ts';
import type { Box } from '../pictures/picture.ts';

export type HandSide = 'LEFT' | 'RIGHT';

/** One hand's stay in view within one shot. Times are seconds from the recording's start, [start, end). */
export interface HandFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where it was on average, with all its fingers. */
  readonly box: Box;
  readonly path: readonly PathPoint[];
  /** That it is a hand, 0 to 1: mean of the moments'. */
  readonly confidence: number;
  /** The person's own left or right, where it is known. */
  readonly side?: HandSide;
  /** Whose it is, where that is known: the place among the recording's bodies, and the body's id where it has one. */
  readonly body?: { readonly place: number; readonly id?: string };
  readonly moments: HandMoments;
}

/** What a hand does, at an even rate; NaN where it was not measured. */
export interface HandMoments {
  readonly startSeconds: number;
  readonly ratePerSecond: number;
  /** shape (moments, 21, 2): x and y of MediaPipe's points in shares of the picture */
  readonly points: Float32Array;
  /** That the hand is there, 0 to 1, shape (moments). */
  readonly confidence: Float32Array;
  /** 0 a fist to 1 a flat hand, shape (moments). */
  readonly openness: Float32Array;
  /** How far each finger is stretched, thumb first, 0 to 1, shape (moments, 5). */
  readonly stretch: Float32Array;
}

/** A hand as the graph holds it. */
export interface HandRecord extends Omit<HandFound, 'side' | 'body'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly side: HandSide | null;
  readonly bodyId: string | null;
}
