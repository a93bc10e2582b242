import { ParameterError } from '../../errors.ts';
import { consonantUnits, glidedVowels, keepApart, nasalUnit, vowelUnits } from './respelling-units.ts';

/** What each token of a respelling says, as units. */
export const unitsOfToken: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...[...vowelUnits, ...consonantUnits, nasalUnit].map(({ spelling }) => [spelling, [spelling]] as const),
  ...glidedVowels.map(({ spelling, units }) => [spelling, units] as const),
]);

const longest = Math.max(...[...unitsOfToken.keys()].map((token) => token.length));

/** Letters of the table, the longest first; undefined where a letter is none of it. */
export function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  let place = 0;
  while (place < text.length) {
    let length = Math.min(longest, text.length - place);
    while (length > 0 && !unitsOfToken.has(text.slice(place, place + length))) length -= 1;
    if (length === 0) return undefined;
    tokens.push(text.slice(place, place + length));
    place += length;
  }
  return tokens;
}

/** Text that is not a respelling by the table. */
export class RespellingError extends ParameterError {
  constructor(
    readonly text: string,
    readonly syllable: string,
  ) {
    super(
      `${JSON.stringify(syllable)} of ${JSON.stringify(text)} has letters that are not in the table of docs/respelling.md; ` +
        `to search with any spelling use rankByRespelling`,
    );
  }
}

/**
 * The sounds that a respelling of `respell` says, in any case, with spaces or hyphens between syllables.
 * @returns spellings of the table, one a sound: what `unitsOfPhones` gives for the phones it was made of
 * @throws {RespellingError}
 */
export function unitsOfRespelling(text: string): string[] {
  return text
    .toLowerCase()
    .split(new RegExp(`[\\s|${keepApart}-]+`, 'u'))
    .flatMap((part) => {
      const tokens = tokensOf(part);
      if (tokens === undefined) throw new RespellingError(text, part);
      return tokens.flatMap((token) => unitsOfToken.get(token)!);
    });
}
