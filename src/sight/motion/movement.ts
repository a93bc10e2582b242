import type { PathPoint } from '../objects/path.ts';

/** A stretch in which something moves by itself without a rest. Times are seconds from the recording's start, [start, end). */
export interface Movement {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where something moves at a moment: all of a thing, or the part of somebody that moves. At least two points. */
  readonly path: readonly PathPoint[];
  /** Mean growth a second across and down: 0.5 is half as wide again. What is seen more and more from its side shrinks. */
  readonly growthX: number;
  readonly growthY: number;
}
