import type { HeardPhone } from '../../phonetics/phones/phone.ts';
import { spokenSyllables } from '../../phonetics/respelling/spoken-syllables.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import type { SpeechPiece } from './caption.ts';

/** How speech is written: in IPA, for an English reader, or by what it means where that is known and else for an English reader. */
export const speechStyles = ['ipa', 'respelling', 'gloss'] as const;
export type SpeechStyle = (typeof speechStyles)[number];

/** The words of an interpretation with a stated meaning that has a name. */
export function statedGlosses(
  words: readonly (TimeSpan & { readonly meaning?: { readonly label?: string | null } })[],
): GlossedWord[] {
  return words.flatMap(({ startSeconds, endSeconds, meaning }) =>
    meaning?.label == null ? [] : [{ startSeconds, endSeconds, gloss: meaning.label }],
  );
}

/** A stretch of speech of which the meaning is known. */
export interface GlossedWord extends TimeSpan {
  readonly gloss: string;
}

type TimedPhone = Pick<HeardPhone, 'ipa' | 'startSeconds' | 'endSeconds'>;

/** The syllables of an utterance. @throws {UnknownPhoneError} */
export function piecesOfPhones(phones: readonly TimedPhone[], style: 'ipa' | 'respelling'): SpeechPiece[] {
  const within = style === 'ipa' ? '' : ' ';
  const between = style === 'ipa' ? ' ' : ' | ';
  return spokenSyllables(phones).map(({ startsWord, startSeconds, endSeconds, ...syllable }) => ({
    startSeconds,
    endSeconds,
    text: syllable[style],
    joint: startsWord ? between : within,
    startsWord,
  }));
}

/**
 * Words by their glosses, and what is between them by its phones.
 * @param words in order of time, not overlapping; of a phone, that one has it in which its middle is
 */
export function piecesOfWords(phones: readonly TimedPhone[], words: readonly GlossedWord[]): SpeechPiece[] {
  const pieces: SpeechPiece[] = [];
  let rest = phones;
  const take = (untilSeconds: number) => {
    const count = rest.findIndex(({ startSeconds, endSeconds }) => (startSeconds + endSeconds) / 2 >= untilSeconds);
    const taken = count < 0 ? rest : rest.slice(0, count);
    rest = rest.slice(taken.length);
    return taken;
  };
  for (const { startSeconds, endSeconds, gloss } of words) {
    pieces.push(...afterWord(piecesOfPhones(take(startSeconds), 'respelling')));
    take(endSeconds);
    pieces.push({ startSeconds, endSeconds, text: `“${gloss}”`, joint: ' ', startsWord: true });
  }
  pieces.push(...afterWord(piecesOfPhones(rest, 'respelling')));
  return pieces;
}

/** What follows a gloss is not after a pause for that. */
function afterWord(pieces: readonly SpeechPiece[]): SpeechPiece[] {
  return pieces.map((piece, at) => (at === 0 ? { ...piece, joint: ' ', startsWord: true } : piece));
}
