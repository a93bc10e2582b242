import type { PatternToken } from './pattern-shelf.ts';

/** Where a sound lies among others, for the same word by another voice; see `models/word-embedding`. */
export interface SoundPoint {
  /** The networks that made it: points of two spaces are never compared. */
  readonly space: string;
  /** Shape (128), length 1. */
  readonly vector: Float32Array;
}

/** A stretch of voice that is to be put into a form, as it was heard in each way in which sounds are compared. */
export interface HeardToken extends PatternToken {
  /** IPA, in order; none where nobody listened for them, or none could be told. */
  readonly phones?: readonly string[];
  /** Absent where nobody listened for it, and of what is longer than a word. */
  readonly point?: SoundPoint;
}
