import { marks } from './articulatory-features-marks.ts';
import { symbols } from './articulatory-features-symbols.ts';

/** U+0361, above; the one below, U+035C, says the same. */
export const tieBar = '\u0361';

/** Other ways to write the same, most of them letters that look alike, or that the IPA has withdrawn. */
const respelt: ReadonlyMap<string, string> = new Map([
  ['g', 'ɡ'], ['ε', 'ɛ'], ['ǝ', 'ə'], ['ɩ', 'ɪ'], ['ɷ', 'ʊ'], ['ȷ', 'j'], ['β', 'β'], ['θ', 'θ'], ['χ', 'χ'], ['ϕ', 'ɸ'], ['φ', 'ɸ'],
  ['ʦ', 't͡s'], ['ʣ', 'd͡z'], ['ʧ', 't͡ʃ'], ['ʤ', 'd͡ʒ'], ['ʨ', 't͡ɕ'], ['ʥ', 'd͡ʑ'], ['ƾ', 't͡s'],
  ['ʇ', 'ǀ'], ['ʗ', 'ǃ'], ['ʖ', 'ǁ'], ['!', 'ǃ'], ['\u035c', tieBar], [':', 'ː'], ['’', 'ʼ'], ['ʻ', 'ʰ'],
  ['˖', '\u031f'], ['˗', '\u0320'], ['˔', '\u031d'], ['˕', '\u031e'], ['̊', '\u0325'], ['\u030d', '\u0329'], ['\u0311', '\u032f'],
]); // prettier-ignore

/** Vowels coloured by an r are letters of their own. */
const composed: readonly (readonly [RegExp, string])[] = [
  [/c\u0327/gu, 'ç'],
  [/ə˞/gu, 'ɚ'],
  [/ɜ˞/gu, 'ɝ'],
];

/** IPA in the one form in which phones are compared: decomposed but for ç, ɚ and ɝ, ties above, look-alikes replaced. */
export function normalizeIpa(text: string): string {
  let normal = '';
  for (const character of text.normalize('NFD')) normal += respelt.get(character) ?? character;
  for (const [pattern, letter] of composed) normal = normal.replace(pattern, letter);
  return normal;
}

const rhotic: ReadonlyMap<string, string> = new Map([['ɚ', 'ə'], ['ɝ', 'ɜ']]); // prettier-ignore

export interface PhoneParts {
  /** One, or two that a tie bar joins, each with the combining marks on it. */
  readonly bases: readonly { readonly symbol: string; readonly marks: readonly string[] }[];
  /** Marks of the whole, in the order of `markRank`. */
  readonly marks: readonly string[];
}

/** Whether it is a letter of the IPA. */
export function isBase(character: string): boolean {
  return symbols.has(character) || rhotic.has(character);
}

/** Whether it changes the phone it stands at; tones, stress and tie bars do not. */
export function isMark(character: string): boolean {
  return marks.has(character);
}

/** The order of marks that are letters: release, laryngeal, secondary articulation, colour, length. */
const letterMarks = [...'ⁿᵐᵑᶰᶮᶯˡˢˣᶿᵊˀʼʰʱʷᵝᶣʲˠˤ˞ˑː'];

/** Marks in their one order: combining ones as they came (Unicode has ordered them), then letters. */
export function orderMarks(found: readonly string[]): string[] {
  return [...new Set(found)].sort((a, b) => letterMarks.indexOf(a) - letterMarks.indexOf(b));
}

/** Takes one phone apart; undefined where it is not one. */
export function splitPhone(phone: string): PhoneParts | undefined {
  const characters = [...normalizeIpa(phone)];
  const bases: { symbol: string; marks: string[] }[] = [];
  const whole: string[] = [];
  let tied = false;
  for (const character of characters) {
    const last = bases.at(-1);
    if (isBase(character)) {
      if (last !== undefined && !tied) return undefined;
      if (bases.length === 2) return undefined;
      const plain = rhotic.get(character);
      if (plain !== undefined) whole.push('˞');
      bases.push({ symbol: plain ?? character, marks: [] });
      tied = false;
    } else if (character === tieBar) {
      if (last === undefined || tied) return undefined;
      tied = true;
    } else if (isMark(character)) {
      // A letter that is a mark speaks of the whole, and one before the base (ᵐb) as one after it.
      if (letterMarks.includes(character) || last === undefined) whole.push(character);
      else last.marks.push(character);
    } else return undefined;
  }
  if (bases.length === 0 || tied) return undefined;
  return { bases, marks: orderMarks(whole) };
}
