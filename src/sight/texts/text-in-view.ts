import type { Box } from '../pictures/picture.ts';

/** What was written somewhere in view. Times are seconds from the recording's start, [start, end). */
export interface TextFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
  /** 0 to 1, of the best reading. */
  readonly confidence: number;
  /** Where it was on average. */
  readonly box: Box;
}

/** The same as the graph holds it. */
export interface TextRecord extends TextFound {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
}
