import type { TimeSpan } from '../../sound/time-span.ts';

/** A stretch of sound as a point among others. */
export interface EmbeddedStretch extends TimeSpan {
  /** Shape (128), length 1; near (by cosine) for the same word or call. */
  readonly vector: readonly number[];
}

/** What one sound event sounds like, whole or in parts. */
export interface SoundEmbedding {
  /** In order of time; none where it is too short or too quiet to be heard. */
  readonly stretches: readonly EmbeddedStretch[];
}
