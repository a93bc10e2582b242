/** A sound pattern that recurs: a word, a call type. */
export interface SoundFormRecord {
  readonly id: string;
  readonly lexiconId: string;
  readonly tokenCount: number;
  /** The token in the middle of the others: what the form sounds like. */
  readonly medoidTokenId: string;
}

/** One occurrence of a form. */
export interface FormTokenRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly soundEventId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Whether it is all of its utterance; else it was found inside it. */
  readonly whole: boolean;
  /** That it is of the form, 0 to 1. */
  readonly confidence: number;
}
