import type { TimeSpan } from '../../sound/time-span.ts';

/** What is said at a time of what is seen then. */
export interface DescriptionCue extends TimeSpan {
  readonly text: string;
  /** There is no pause for it: a player holds the film while it is said. Its end is where the next may begin. */
  readonly isExtended: boolean;
}

/** Why there is nothing to describe. */
export type DescriptionAbsence = 'NO_VIDEO_TRACK' | 'NOTHING_SEEN';

export interface AudioDescription {
  /** In order of time, not overlapping. */
  readonly cues: readonly DescriptionCue[];
  /** How many sentences are not said, since there is no time for them. */
  readonly leftOut: number;
  /** Absent where something is seen. */
  readonly absence?: DescriptionAbsence;
}

/** How descriptions are laid out (ADC guidelines; Ofcom's code on access services; WCAG 2.2, 1.2.5 and 1.2.7). */
export interface DescriptionRules {
  /** Many short words take no longer than this. */
  readonly wordsPerMinute: number;
  /** And few long ones no longer than this. */
  readonly charactersPerSecond: number;
  /** Around a sentence. */
  readonly breathSeconds: number;
  /** Kept free before and after what is said in the film. */
  readonly marginSeconds: number;
  /** What is said goes on for so long at most after its shot. */
  readonly overrunSeconds: number;
  /** What is done is told so long after it at most. */
  readonly lateSeconds: number;
  /** Sentences that follow each other are one cue up to this length. */
  readonly mostSeconds: number;
  /** A shorter shot is not worth holding the film for. */
  readonly heldShotSeconds: number;
  /** The film is held no more often. */
  readonly betweenHoldsSeconds: number;
  /** Room for a cue while the film is held. */
  readonly heldCueSeconds: number;
}

export const descriptionRules: DescriptionRules = {
  wordsPerMinute: 175,
  charactersPerSecond: 16,
  breathSeconds: 0.3,
  marginSeconds: 0.25,
  overrunSeconds: 1.5,
  lateSeconds: 3,
  mostSeconds: 12,
  heldShotSeconds: 2,
  betweenHoldsSeconds: 8,
  heldCueSeconds: 0.5,
};

/** How long a sentence takes to be said. */
export function secondsToSay(
  text: string,
  { wordsPerMinute, charactersPerSecond, breathSeconds }: DescriptionRules = descriptionRules,
): number {
  return breathSeconds + Math.max((wordsIn(text) * 60) / wordsPerMinute, [...text].length / charactersPerSecond);
}

export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
