/** Stress of the syllable that a vowel is the heart of. */
export const stressNames = ['UNSTRESSED', 'SECONDARY', 'PRIMARY'] as const;
export type Stress = (typeof stressNames)[number];

/** Why an utterance has no phones. */
export const silenceReasons = ['NO_VOICE', 'TOO_SHORT', 'TOO_QUIET', 'UNSURE'] as const;
export type SilenceReason = (typeof silenceReasons)[number];

/** Another phone that may have been said in the same place. */
export interface PhoneAlternative {
  readonly ipa: string;
  /** 0 to 1 */
  readonly confidence: number;
}

/** One phone as it was heard. */
export interface HeardPhone {
  /** Seconds from the start of the recording. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly ipa: string;
  /** 0 to 1: the share of phones of this confidence that are right. */
  readonly confidence: number;
  /** The likeliest first; with the confidence they add up to at most 1, what is left is for others and for nothing. */
  readonly alternatives: readonly PhoneAlternative[];
  /** Of a vowel or another phone that a syllable has for its heart; null of others. */
  readonly stress: Stress | null;
  /** Chao's levels from 1 (lowest) to 5 over the syllable's voice, such as `51`; null where it cannot be measured. */
  readonly tone: string | null;
}

/** What was heard in one utterance. */
export interface HeardPhones {
  /** In order of time, not overlapping. */
  readonly phones: readonly HeardPhone[];
  /** Why there are none; null where there are some. */
  readonly silence: SilenceReason | null;
}
