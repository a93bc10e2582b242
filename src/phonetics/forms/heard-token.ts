import type { AcousticPattern } from './acoustic-pattern.ts';
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

/** What was heard in a stretch of voice or in a call, as it is read from the graph, or was just found in a file. */
export interface HeardSound {
  readonly pattern: AcousticPattern;
  /** IPA, in order; null where nobody listened for them. */
  readonly phones: readonly string[] | null;
  /** Points of its parts, or of it as a whole where it is no longer than a word. */
  readonly points: readonly (readonly number[])[];
}

/** @param space that the points are of */
export function heardToken(id: string, { pattern, phones, points }: HeardSound, space: string): HeardToken {
  const [only, ...others] = points;
  return {
    id,
    pattern,
    ...(phones && phones.length > 0 && { phones }),
    // The points of a longer one's parts are those of its words, or of halves of them.
    ...(only && others.length === 0 && { point: { space, vector: Float32Array.from(only) } }),
  };
}
