import type { HeardPhone, SilenceReason } from './phone.ts';

/**
 * When phones are said to be heard at all: everything that keeps the recogniser from inventing some, in one place. A
 * network asked for phones answers with phones whatever it is given.
 */
export const hearingRule = {
  /** Shorter stretches hold no phone that could be told: 100 ms is a vowel without its consonants. */
  minimumSeconds: 0.08,
  /** Root mean square in dB re full scale under which nothing is listened to. */
  minimumLevelDb: -65,
  /** Mean probability of voice over the utterance, by the voice detector. */
  minimumVoice: 0.35,
  /** An utterance stands where its voice and the mean confidence of its phones, multiplied, reach this. */
  minimumTrust: 0.18,
  /** Single phones below this are left out, and leave a gap. */
  minimumConfidence: 0.15,
  /** Alternatives below this are not worth telling. */
  minimumAlternative: 0.02,
  /** Alternatives told at most. */
  mostAlternatives: 4,
} as const;

export interface Stretch {
  readonly isVoice: boolean;
  /** Mean probability of voice, 0 to 1. */
  readonly voice: number;
  readonly seconds: number;
}

/** Whether to listen to a stretch at all. @returns why not; null to listen */
export function whyNotListen({ isVoice, voice, seconds }: Stretch): SilenceReason | null {
  if (!isVoice || voice < hearingRule.minimumVoice) return 'NO_VOICE';
  return seconds < hearingRule.minimumSeconds ? 'TOO_SHORT' : null;
}

/** Of what was recognised in a stretch, what is said to be heard. */
export function believable(
  phones: readonly HeardPhone[],
  voice: number,
): { readonly phones: readonly HeardPhone[]; readonly silence: SilenceReason | null } {
  const seconds = phones.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const sure = phones.reduce((sum, phone) => sum + phone.confidence * (phone.endSeconds - phone.startSeconds), 0);
  if (!(seconds > 0) || (voice * sure) / seconds < hearingRule.minimumTrust) return { phones: [], silence: 'UNSURE' };
  const kept = phones.filter(({ confidence }) => confidence >= hearingRule.minimumConfidence);
  return { phones: kept, silence: kept.length === 0 ? 'UNSURE' : null };
}
