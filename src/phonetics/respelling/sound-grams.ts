import { knownFeaturesOf } from '../phones/articulatory-features-of-phone.ts';
import { unitsOfPhones } from './syllabify.ts';

/**
 * Sounds that are written, typed and heard in place of each other, as one letter; those that are easily left out (h, y, w and
 * stops in the throat) have none.
 */
const classLines = `
P | p b f v p!
T | t d th dh t!
S | s z sh zh ch j
K | k g q kh gh k! y!
R | l r rr rh lh l!
M | m
N | n ng ⁿ
i | i ee e eh ae aeh ue ueh oe oeh
u | u oo o aw
a | a ah eo eoh uh uhh eu euh
`;

const classOfUnit: ReadonlyMap<string, string> = new Map(
  classLines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [letter = '', units = ''] = line.split('|').map((cell) => cell.trim());
      return units.split(' ').map((unit) => [unit, letter] as const);
    }),
);

/**
 * What two sequences of sounds have in common if they are alike: pairs and triples of classes of sounds, so that an inverted index
 * finds candidates (Zobel & Dart 1995, n-grams over phonetic codes). Three kinds: `s` of consonants alone, which bears vowels
 * that are heard otherwise or not at all; `c` with any vowel for a vowel; `f` with vowels by where the tongue is.
 * @param units spellings of the table, as `unitsOfPhones` gives them
 * @returns words of the letters A to Z and a to z and `_` (an edge), some of them several times; none where no sound has a class
 */
export function gramsOfUnits(units: readonly string[]): string[] {
  const fine = withoutDoubles(units.flatMap((unit) => classOfUnit.get(unit) ?? []));
  if (fine.length === 0) return [];
  const coarse = withoutDoubles(fine.map((letter) => (isVowel(letter) ? 'V' : letter)));
  const consonants = withoutDoubles(fine.filter((letter) => !isVowel(letter)));
  return [...grams('s', consonants, 2), ...grams('s', consonants, 3), ...grams('c', coarse, 3), ...grams('f', fine, 2)];
}

/** The same of phones, as one text for the index. Phones that are not IPA are passed over. */
export function soundGramsOf(ipas: readonly string[]): string {
  return gramsOfUnits(unitsOfPhones(ipas.filter(isKnown))).join(' ');
}

/** Whether a phone is one of which it is known how it is written. */
export function isKnown(ipa: string): boolean {
  return knownFeaturesOf(ipa) !== undefined;
}

function isVowel(letter: string): boolean {
  return letter >= 'a';
}

function grams(kind: string, letters: readonly string[], size: number): string[] {
  const within = ['_', ...letters, '_'];
  return Array.from({ length: Math.max(0, within.length - size + 1) }, (_, place) => {
    return kind + within.slice(place, place + size).join('');
  });
}

/** Long sounds and two alike in a row are one. */
function withoutDoubles(letters: readonly string[]): string[] {
  return letters.filter((letter, place) => letter !== letters[place - 1]);
}
