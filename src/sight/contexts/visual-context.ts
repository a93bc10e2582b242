import type { Box } from '../pictures/picture.ts';

/** What an interval of a video shows. Times are seconds from the recording's start, [start, end). */
export interface VisualContextFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Things with a name, in order of confidence. */
  readonly concepts: readonly NamedThing[];
  /** Every thing, named or not, in order of size. */
  readonly appearances: readonly ThingInView[];
}

export interface NamedThing {
  readonly label: string;
  readonly kind: 'OBJECT';
  /** 0 to 1, pooled over the frames in which the thing was looked for. */
  readonly confidence: number;
  readonly box: Box;
}

export interface ThingInView {
  /** Where it was on average. */
  readonly box: Box;
  /** That it is a thing and stays in view, 0 to 1. */
  readonly confidence: number;
  /** See `appearance-descriptor.ts`. */
  readonly descriptor: Uint8Array;
  /** The detector's guess, however unsure. */
  readonly label?: string;
  /** Pooled confidence of that guess. */
  readonly labelConfidence?: number;
}
