import type { TimeSpan } from '../../sound/time-span.ts';
import type { HeardPhone } from '../phones/phone.ts';
import { capitalised, spell } from './respell.ts';
import { pausesBefore } from './spell-utterance.ts';
import { placedSyllables } from './syllabify.ts';

/** One syllable of an utterance, with its time. */
export interface SpokenSyllable extends TimeSpan {
  readonly ipa: string;
  /** As an English reader would say it, with a capital letter. */
  readonly respelling: string;
  /** Whether it comes after a pause, or first. */
  readonly startsWord: boolean;
}

/**
 * The syllables of an utterance; a long consonant between two of them belongs to the second.
 * @param phones in order of time
 * @throws {UnknownPhoneError}
 */
export function spokenSyllables(
  phones: readonly Pick<HeardPhone, 'ipa' | 'startSeconds' | 'endSeconds'>[],
): SpokenSyllable[] {
  const words = placedSyllables(
    phones.map(({ ipa }) => ipa),
    pausesBefore(phones),
  );
  const placed = words.flatMap((word) => word.map((syllable, at) => ({ ...syllable, startsWord: at === 0 })));
  return placed.map(({ syllable, firstPhone, startsWord }, at) => {
    const own = phones.slice(firstPhone, placed[at + 1]?.firstPhone);
    return {
      startSeconds: own[0]!.startSeconds,
      endSeconds: own.at(-1)!.endSeconds,
      ipa: own.map(({ ipa }) => ipa).join(''),
      respelling: capitalised(spell(syllable)),
      startsWord,
    };
  });
}
