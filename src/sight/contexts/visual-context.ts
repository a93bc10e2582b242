import type { PathPoint } from '../objects/path.ts';
import type { Box } from '../pictures/picture.ts';
import type { VisualContextRecord } from '../concepts/concept.ts';

/** What a recording shows: each thing once a shot, and the stretches of time in which the same things are in view. */
export interface SightFound {
  /** In order of time. */
  readonly appearances: readonly AppearanceFound[];
  /** In order of time; what shows nothing is in none. */
  readonly contexts: readonly VisualContextFound[];
}

/** The same as the graph holds it. */
export interface SightRecord {
  readonly appearances: readonly AppearanceRecord[];
  readonly contexts: readonly VisualContextRecord[];
}

/** One thing's stay in view within one shot. Times are seconds from the recording's start, [start, end). */
export interface AppearanceFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where it was on average. */
  readonly box: Box;
  /** Where it was when: straight and even ways between the points, at least one. */
  readonly path: readonly PathPoint[];
  /** That it is a thing and stays in view, 0 to 1. */
  readonly confidence: number;
  /** See `appearance-descriptor.ts`. */
  readonly descriptor: Uint8Array;
  /** The detector's guess, however unsure. */
  readonly label?: string;
  /** Pooled confidence of that guess. */
  readonly labelConfidence?: number;
  /** Whether the guess is sure enough to be its name. */
  readonly isNamed: boolean;
}

export interface AppearanceRecord extends Omit<AppearanceFound, 'descriptor' | 'isNamed'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
}

/** What an interval of a video shows. Times are seconds from the recording's start, [start, end). */
export interface VisualContextFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Things with a name, in order of confidence. */
  readonly concepts: readonly NamedThing[];
  /** Every thing, named or not, in order of size. */
  readonly things: readonly ThingInView[];
}

export interface NamedThing {
  readonly label: string;
  readonly kind: 'OBJECT';
  /** 0 to 1, pooled over the frames in which the thing was looked for. */
  readonly confidence: number;
  readonly box: Box;
}

export interface ThingInView {
  /** Its place among the appearances. */
  readonly appearance: number;
  /** Where it was on average in this interval. */
  readonly box: Box;
}
