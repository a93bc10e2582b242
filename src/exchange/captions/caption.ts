import type { TimeSpan } from '../../sound/time-span.ts';

/** The least that is shown or hidden as a whole, a syllable or a gloss. */
export interface SpeechPiece extends TimeSpan {
  readonly text: string;
  /** What stands between it and the piece before it on a line. */
  readonly joint: string;
  /** Whether a word begins here: where lines and captions are best broken. */
  readonly startsWord: boolean;
}

/** What one speaker says between two pauses. */
export interface SpeechToCaption extends TimeSpan {
  readonly kind: 'speech';
  /** Named where speakers are told apart. */
  readonly speaker: string | null;
  /** In order of time. */
  readonly pieces: readonly SpeechPiece[];
}

export interface SoundToCaption extends TimeSpan {
  readonly kind: 'sound';
  /** Without brackets. */
  readonly label: string;
}

export type ToCaption = SpeechToCaption | SoundToCaption;

/** One caption as it is shown. */
export interface Caption extends TimeSpan {
  readonly lines: readonly CaptionLine[];
}

export interface CaptionLine {
  /** Where it is speech and the speaker is known. */
  readonly speaker: string | null;
  readonly text: string;
}

/** How captions are laid out, by the rules of the trade (BBC Subtitle Guidelines; Netflix Timed Text Style Guide). */
export interface CaptionRules {
  /** Characters of a line, speaker's name included. */
  readonly longestLine: number;
  readonly mostLines: number;
  readonly leastSeconds: number;
  readonly mostSeconds: number;
  readonly charactersASecond: number;
  /** Two captions with less between them look like one that changes. */
  readonly gapSeconds: number;
  /** How long it is said that something sounds, which may go on for longer. */
  readonly soundSeconds: number;
  /** How much later than its sound a caption may come where there is much to read. */
  readonly latestSeconds: number;
}

export const captionRules: CaptionRules = {
  longestLine: 42,
  mostLines: 2,
  leastSeconds: 1,
  mostSeconds: 7,
  charactersASecond: 20,
  gapSeconds: 0.08,
  soundSeconds: 3,
  latestSeconds: 2,
};
