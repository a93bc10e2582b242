import type { CameraMotion } from '../motion/camera-motion.ts';
import type { Movement } from '../motion/movement.ts';

/** How a shot begins: the recording does, at once, out of one colour, or out of the shot before. */
export type ShotTransition = 'START' | 'CUT' | 'FADE' | 'DISSOLVE';

/** What one camera saw without a break. Times are seconds from the recording's start, [start, end). */
export interface Shot {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly transition: ShotTransition;
  /** In order of time; empty where the camera stands. */
  readonly camera: readonly CameraMotion[];
  /** What moves by itself, against what the camera does, in order of time. */
  readonly movements: readonly Movement[];
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
