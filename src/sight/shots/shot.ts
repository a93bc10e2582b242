import type { CameraMotion } from '../motion/camera-motion.ts';
import type { Box } from '../pictures/picture.ts';

/** How a shot begins: the recording does, at once, out of one colour, or out of the shot before. */
export type ShotTransition = 'START' | 'CUT' | 'FADE' | 'DISSOLVE';

/** What one camera saw without a break. Times are seconds from the recording's start, [start, end). */
export interface Shot {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly transition: ShotTransition;
  /** In order of time; empty where the camera stands. */
  readonly camera: readonly CameraMotion[];
  /** Where something moves against what the camera does, a few times a second, in order of time. */
  readonly movers: readonly Mover[];
}

/** Something that moves, at a moment; whether it is what moved the moment before is for others to tell. */
export interface Mover {
  readonly timeSeconds: number;
  readonly box: Box;
}

/** Where one shot gives way to the next. */
export interface ShotBoundary {
  /** Of a gradual one, the middle. */
  readonly timeSeconds: number;
  readonly transition: Exclude<ShotTransition, 'START'>;
}

/** A shot as the graph holds it. */
export interface ShotRecord extends Shot {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
}
