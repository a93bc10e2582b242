import type { HeardPhone } from '../phones/phone.ts';
import { respell } from './respell.ts';

/** An utterance in writing. */
export interface SpeltUtterance {
  /** Its phones in IPA, with a space where it paused; empty where none were heard. */
  readonly ipa: string;
  /** The same for an English reader, with a bar where it paused. */
  readonly respelling: string;
}

/** Silence between two phones that is a pause, and not the closure of a stop. */
const PAUSE_SECONDS = 0.2;
/** Times of frames add up to a little less or more. */
const TOLERANCE_SECONDS = 1e-6;

/** @param phones in order of time */
export function spellUtterance(
  phones: readonly Pick<HeardPhone, 'ipa' | 'startSeconds' | 'endSeconds'>[],
): SpeltUtterance {
  const wordStarts = pausesBefore(phones);
  const starts = new Set(wordStarts);
  return {
    ipa: phones.map(({ ipa }, place) => (starts.has(place) ? ` ${ipa}` : ipa)).join(''),
    respelling: respell(
      phones.map(({ ipa }) => ipa),
      { wordStarts },
    ),
  };
}

/** Places of the phones that a pause goes before. */
export function pausesBefore(phones: readonly Pick<HeardPhone, 'startSeconds' | 'endSeconds'>[]): number[] {
  return [...phones.keys()].filter((place) => {
    const former = phones[place - 1];
    const pause = former === undefined ? 0 : phones[place]!.startSeconds - former.endSeconds;
    return pause >= PAUSE_SECONDS - TOLERANCE_SECONDS;
  });
}

/** Several utterances as one text. */
export function spellTogether(utterances: readonly SpeltUtterance[]): SpeltUtterance {
  const spoken = utterances.filter(({ ipa }) => ipa !== '');
  return {
    ipa: spoken.map(({ ipa }) => ipa).join(' '),
    respelling: spoken.map(({ respelling }) => respelling).join(' | '),
  };
}

/** A respelling with hyphens between the syllables of a word. */
export function hyphenated(respelling: string): string {
  const words = respelling.split(' | ').map((word) => word.replaceAll(' ', '-'));
  return words.join(' ');
}
