import { glidedVowels, keepApart } from './respelling-units.ts';
import { tokensOf } from './read-respelling.ts';
import { syllabify, type Syllable } from './syllabify.ts';

export interface RespellOptions {
  /** Places in the phones where a word begins; the first always does. */
  readonly wordStarts?: readonly number[];
  /** `space` (An Nyeong Ha Se Yo, words by ` | `) or `hyphen` (An-Nyeong-Ha-Se-Yo, words by spaces). Default `space`. */
  readonly style?: 'space' | 'hyphen';
}

/**
 * Phones as an English reader would say them: syllables with capital letters, by the table in docs/respelling.md.
 * @param phones in IPA, one segment each, without stress and tone
 * @returns empty where there are no phones
 * @throws {UnknownPhoneError}, {ParameterError}
 */
export function respell(phones: readonly string[], { wordStarts = [], style = 'space' }: RespellOptions = {}): string {
  const words = syllabify(phones, wordStarts).map((syllables) =>
    syllables.map((syllable) => capitalised(spell(syllable))).join(style === 'space' ? ' ' : '-'),
  );
  return words.join(style === 'space' ? ' | ' : ' ');
}

/** Letters of one syllable, with `keepApart` where they would be read otherwise. */
export function spell(syllable: Syllable): string {
  const tokens = joined(syllable);
  const groups: string[][] = [];
  let group: string[] = [];
  for (const token of tokens) {
    const longer = [...group, token];
    if (sameTokens(tokensOf(longer.join('')), longer)) group = longer;
    else {
      groups.push(group);
      group = [token];
    }
  }
  return [...groups, group].map((each) => each.join('')).join(keepApart);
}

function joined(syllable: Syllable): string[] {
  const tokens: string[] = [];
  for (const unit of syllable) {
    const last = tokens.at(-1);
    const glided = glidedVowels.find(({ units }) => units[0] === last && units[1] === unit);
    if (glided === undefined) tokens.push(unit);
    else tokens[tokens.length - 1] = glided.spelling;
  }
  return tokens;
}

function sameTokens(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a !== undefined && a.length === b.length && a.every((token, place) => token === b[place]);
}

/** With the first letter that can be a capital one. */
export function capitalised(text: string): string {
  return text.replace(/\p{Ll}/u, (letter) => letter.toUpperCase());
}
