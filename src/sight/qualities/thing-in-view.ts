import type { Box } from '../pictures/picture.ts';

/** A thing at a moment, as qualities are told of it. */
export interface ThingInView {
  /** Among the recording's appearances. */
  readonly place: number;
  readonly box: Box;
  /** That it is a thing, 0 to 1. */
  readonly confidence: number;
  /** What a detector calls it, where that is sure. */
  readonly name?: string;
}

/** What is said of things at a moment. */
export interface Said<Label extends string> {
  readonly label: Label;
  readonly confidence: number;
  readonly of: readonly ThingInView[];
}
