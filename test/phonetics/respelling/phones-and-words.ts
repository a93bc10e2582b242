import fc from 'fast-check';
import { segmentIpa } from '../../../src/phonetics/phones/segment-ipa.ts';
import { randomPhone } from '../phones/random-phones.ts';

export interface PhonesAndWords {
  readonly phones: string[];
  readonly wordStarts: number[];
}

/** Phones of IPA text and where words begin in them. */
export function phonesAndWords(ipa: string): PhonesAndWords {
  const phones: string[] = [];
  const wordStarts: number[] = [];
  for (const part of segmentIpa(ipa).parts) {
    if (part.kind === 'phone') phones.push(part.phone);
    else if (part.kind === 'boundary' && part.level === 'word') wordStarts.push(phones.length);
    else if (part.kind === 'unknown') throw new Error(`${part.text} in ${ipa}`);
  }
  return { phones, wordStarts };
}

/** Up to four words of up to six phones of any kind. */
export const randomWords: fc.Arbitrary<PhonesAndWords> = fc
  .array(fc.array(randomPhone, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((words) => ({
    phones: words.flat(),
    wordStarts: words.map((_, word) => words.slice(0, word).flat().length),
  }));
