// cspell:disable
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentIpa } from '../../../src/phonetics/phones/segment-ipa.ts';
import { unitsOfRespelling } from '../../../src/phonetics/respelling/read-respelling.ts';
import { respell, spell } from '../../../src/phonetics/respelling/respell.ts';
import { respellingTables } from '../../../src/phonetics/respelling/respelling-table.ts';
import { consonantUnits, vowelUnits } from '../../../src/phonetics/respelling/respelling-units.ts';
import { syllabify, unitsOfPhones } from '../../../src/phonetics/respelling/syllabify.ts';
import { randomPhone } from '../phones/random-phones.ts';
import { phonesAndWords, randomWords } from './phones-and-words.ts';
import { words } from './words.ts';

it('respells the Korean greeting letter for letter', () => {
  const { phones } = phonesAndWords('annjʌŋhasejo');
  expect(phones.join(' ')).toBe('a n n j ʌ ŋ h a s e j o');
  expect(respell(phones)).toBe('An Nyeong Ha Se Yo');
});

describe('respell', () => {
  it('is tried on at least 60 words of at least 8 languages', () => {
    expect(words.length).toBeGreaterThanOrEqual(60);
    expect(new Set(words.map(([language]) => language)).size).toBeGreaterThanOrEqual(8);
  });

  it.each(words)('%s: %s, [%s], is %s', (_language, _word, ipa, expected) => {
    const { phones, wordStarts } = phonesAndWords(ipa);
    expect(respell(phones, { wordStarts, style: 'hyphen' })).toBe(expected);
  });

  it('sets words apart in both styles', () => {
    const { phones, wordStarts } = phonesAndWords('ˈbwenos ˈdias');
    expect(respell(phones, { wordStarts })).toBe('Bwe Nos | Di As');
    expect(respell(phones, { wordStarts, style: 'hyphen' })).toBe('Bwe-Nos Di-As');
    expect(respell(phones)).toBe('Bwe Nos Di As');
  });

  it('keeps letters apart that would be read as one sound', () => {
    expect(respell(['a', 's', 'h'])).toBe('As·h');
    expect(respell(['a', 'ʃ'])).toBe('Ash');
    expect(respell(['a', 'n', 'ɡ'])).toBe('An·g');
    expect(respell(['a', 'ŋ'])).toBe('Ang');
    expect(respell(['a', 'h', 't'])).toBe('A·ht');
    expect(spell(['t', 'h', 'a'])).toBe('t·ha');
  });

  it('says nothing of nothing, and refuses what is no phone and words outside', () => {
    expect(respell([])).toBe('');
    expect(() => respell(['a', 'x y'])).toThrow('"x y" is not a phone in IPA');
    expect(() => respell(['a'], { wordStarts: [2] })).toThrow('a word cannot begin at 2 of 1 phones');
  });

  it('can be read back: the same sounds, whatever the style', () => {
    fc.assert(
      fc.property(randomWords, fc.constantFrom('space', 'hyphen'), ({ phones, wordStarts }, style) => {
        const text = respell(phones, { wordStarts, style: style });
        expect(unitsOfRespelling(text)).toEqual(unitsOfPhones(phones, wordStarts));
        expect(unitsOfRespelling(text.toUpperCase())).toEqual(unitsOfPhones(phones, wordStarts));
      }),
      { numRuns: 500 },
    );
  });

  it('tells where letters are not of the table', () => {
    expect(() => unitsOfRespelling('An-Xyz')).toThrow('"xyz" of "An-Xyz" has letters that are not in the table');
  });
});

describe('syllabify', () => {
  const cut = (ipa: string) => {
    const { phones, wordStarts } = phonesAndWords(ipa);
    return syllabify(phones, wordStarts)
      .map((word) => word.map((syllable) => syllable.join('')).join('.'))
      .join(' ');
  };

  it('begins syllables with as many consonants as rise to the vowel', () => {
    expect(cut('akɹa')).toBe('a.kra');
    expect(cut('asta')).toBe('as.ta');
    expect(cut('atna')).toBe('at.na');
    expect(cut('aɹja')).toBe('a.rya');
    expect(cut('anspɹa')).toBe('ans.pra');
    expect(cut('stɹa')).toBe('stra');
    expect(cut('ak ɹa')).toBe('ak ra');
  });

  it('cuts long consonants in two, and makes a syllable of a consonant that is marked as one', () => {
    expect(cut('atːa')).toBe('at.ta');
    expect(cut('bʌtn̩')).toBe('beo.tn');
    expect(cut('pst')).toBe('pst');
  });

  it('gives every vowel one syllable, and every syllable one vowel at most', () => {
    const vowels = new Set(vowelUnits.map(({ spelling }) => spelling));
    fc.assert(
      fc.property(fc.array(randomPhone, { maxLength: 10 }), (phones) => {
        for (const syllable of syllabify(phones).flat()) {
          expect(syllable.filter((unit) => vowels.has(unit)).length).toBeLessThanOrEqual(1);
        }
        expect(syllabify(phones).flat(2)).toEqual(unitsOfPhones(phones));
      }),
    );
  });
});

describe('docs/respelling.md', () => {
  const cells = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|') && !/^\|[ -]+\|/u.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()).join('|')); // prettier-ignore
  const page = cells(readFileSync(new URL('../../../docs/respelling.md', import.meta.url), 'utf8'));

  it.each(Object.entries(respellingTables()))('has the table of %s as the code has it', (_name, table) => {
    expect(page).toEqual(expect.arrayContaining(cells(table)));
  });

  it('has no rows that the code does not have', () => {
    expect(page.length).toBe(new Set(Object.values(respellingTables()).flatMap(cells)).size + 1);
  });

  it('writes no two sounds alike', () => {
    const spellings = [...vowelUnits, ...consonantUnits].map(({ spelling }) => spelling);
    expect(new Set(spellings).size).toBe(spellings.length);
    const phones = [...vowelUnits, ...consonantUnits].flatMap((unit) => unit.phones);
    expect(new Set(phones).size).toBe(phones.length);
  });
});

it('has all symbols of the chart', () => {
  const chart =
    'pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟʘǀǃǂǁɓɗʄɠʛʍwɥʜʢʡɕʑɺɧiyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒ';
  const phones = segmentIpa([...chart].join('.')).parts.flatMap((part) => (part.kind === 'phone' ? part.phone : []));
  expect(phones.filter((phone) => respell([phone]) === '')).toEqual([]);
});
