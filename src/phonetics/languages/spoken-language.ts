/** What stands for every language that is not told by name. */
export const otherLanguage = 'other';

/** Four seconds of speech, as far as the recording has them, and how probable each language is in them. */
export interface LanguageWindow {
  /** From the first to the last sound of it, in seconds from the start of the recording: beyond its utterance where that is short. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** In the order of `languages`; they sum to 1. */
  readonly probabilities: readonly number[];
}

/** What is said of speech in the end. */
export interface LanguageVerdict {
  /** {@link otherLanguage} where none of those told by name is probable enough; null where there is too little speech to tell. */
  readonly language: string | null;
  /** 0 to 1 */
  readonly confidence: number;
}

/** In which language an utterance is, and by which windows that was told. */
export interface SpokenLanguage extends LanguageVerdict {
  /** Those that can be told, as ISO 639-3 codes; the last is {@link otherLanguage}. */
  readonly languages: readonly string[];
  /** In order of time; none where there is too little speech to tell. */
  readonly windows: readonly LanguageWindow[];
}

/** A share of speech that is in a language. */
export interface LanguageShare {
  readonly language: string;
  /** 0 to 1; those of all languages sum to 1. */
  readonly share: number;
}

/** What is said of several utterances together. */
export interface LanguageOfSpeech extends LanguageVerdict {
  /** The most first; none where there is too little speech to tell. */
  readonly shares: readonly LanguageShare[];
}
