/** What was really said and shown in a set of clips; written as `truth.json` beside them. */

/** x, y, width, height as shares of the picture, from the upper left corner. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export interface SpokenWord {
  readonly word: string;
  /** Known only where the word was synthesised. */
  readonly ipa?: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly voice: string;
  /** How this token was changed, where it was (real recordings). */
  readonly variation?: { readonly semitones: number; readonly tempo: number };
}

export interface ShownPicture {
  readonly concept: string;
  readonly box: Box;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Which drawing of the concept, where there are several. */
  readonly picture?: string;
}

export interface TruthClip {
  readonly file: string;
  readonly durationSeconds: number;
  readonly words: readonly SpokenWord[];
  readonly pictures: readonly ShownPicture[];
  /** How the clip was changed, where it was (real recordings). */
  readonly variation?: Readonly<Record<string, string | number>>;
}

export interface Truth {
  readonly seed: number;
  readonly clips: readonly TruthClip[];
  /** The pairs there are to learn; a word that is spoken but not listed means nothing. */
  readonly lexicon: readonly { readonly word: string; readonly concept: string }[];
}
