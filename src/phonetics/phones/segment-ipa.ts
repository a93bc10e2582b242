import { ParameterError } from '../../errors.ts';
import { featureValue } from './articulatory-features.ts';
import { marks } from './articulatory-features-marks.ts';
import { featuresOf } from './articulatory-features-of-phone.ts';
import { symbols } from './articulatory-features-symbols.ts';
import { normalizeIpa, orderMarks, tieBar } from './ipa-symbols.ts';

/** A stretch of IPA text: `start` and `end` are places in the normalised text (`IpaParts.text`). */
export type IpaPart =
  | { readonly kind: 'phone'; readonly phone: string; readonly start: number; readonly end: number }
  | { readonly kind: 'stress'; readonly level: 'primary' | 'secondary'; readonly start: number; readonly end: number }
  /** `levels` are Chao's, 1 lowest to 5, such as `51`; steps and intonation arrows are as they were. */
  | { readonly kind: 'tone'; readonly levels: string; readonly start: number; readonly end: number }
  | { readonly kind: 'boundary'; readonly level: BoundaryLevel; readonly start: number; readonly end: number }
  | { readonly kind: 'unknown'; readonly text: string; readonly start: number; readonly end: number };

export type BoundaryLevel = 'syllable' | 'linking' | 'word' | 'minor' | 'major';

export interface IpaParts {
  /** What was given, as `normalizeIpa` writes it. */
  readonly text: string;
  readonly parts: readonly IpaPart[];
}

export interface SegmentIpaOptions {
  /** Join a stop and a fricative of the same place, as in `ts` or `tʃ`, though no tie bar says so. Default false. */
  readonly joinAffricates?: boolean;
}

/** IPA text holds what is no symbol of the IPA. */
export class UnknownSymbolError extends ParameterError {
  constructor(
    readonly text: string,
    readonly symbol: string,
    readonly place: number,
  ) {
    super(`${JSON.stringify(symbol)} at ${place} of ${JSON.stringify(text)} is not IPA; ${remedy(symbol)}`);
  }
}

function remedy(symbol: string): string {
  if (symbol === "'") return 'write ˈ (U+02C8) before a stressed syllable, ʼ (U+02BC) after an ejective';
  if (symbol === '"') return 'write ˈ (U+02C8) before a stressed syllable';
  if (/\p{Lu}/u.test(symbol)) return 'write the sound in lower-case IPA letters';
  return 'replace it by an IPA symbol or leave it out';
}

const stressOf: ReadonlyMap<string, 'primary' | 'secondary'> = new Map([['ˈ', 'primary'], ['ˌ', 'secondary']]); // prettier-ignore
const boundaryOf: ReadonlyMap<string, BoundaryLevel> = new Map([
  ['.', 'syllable'], ['-', 'syllable'], ['‿', 'linking'], ['|', 'minor'], ['‖', 'major'],
]); // prettier-ignore
/** Tone as letters, as superscript digits, and as marks on vowels. */
const toneOf: ReadonlyMap<string, string> = new Map([
  ['˥', '5'], ['˦', '4'], ['˧', '3'], ['˨', '2'], ['˩', '1'], ['⁵', '5'], ['⁴', '4'], ['³', '3'], ['²', '2'], ['¹', '1'],
  ['\u030b', '5'], ['\u0301', '4'], ['\u0304', '3'], ['\u0300', '2'], ['\u030f', '1'], ['\u0302', '51'], ['\u030c', '15'],
  ['\u1dc4', '45'], ['\u1dc5', '12'], ['\u1dc8', '354'], ['ꜛ', 'ꜛ'], ['ꜜ', 'ꜜ'], ['↗', '↗'], ['↘', '↘'],
]); // prettier-ignore
const wrappers = new Set(['[', ']', '/', '⟨', '⟩', '(', ')']);
/** Marks that may stand before the phone that they are of. */
const leading = 'ⁿᵐᵑᶰᶮᶯʰʱˀʷ';
const anyOf = (characters: Iterable<string>): string => `[${[...characters].join('')}]`;
const combiningTones = [...toneOf.keys()].filter((character) => /\p{M}/u.test(character));
const base = anyOf([...symbols.keys(), 'ɚ', 'ɝ']);
const combining = anyOf([...marks.keys()].filter((mark) => /\p{M}/u.test(mark)).concat(combiningTones));
const letters = anyOf([...marks.keys()].filter((mark) => !/\p{M}/u.test(mark)));
const onePhone = new RegExp(
  `(?<before>[${leading}]*)(?<first>${base}${combining}*)(?:${tieBar}(?<second>${base}${combining}*))?(?<after>${letters}*)`,
  'uy',
);

/** Joined only where a caller asks for it: Polish and others tell them from the two in a row. */
const untied: ReadonlySet<string> = new Set('ts dz tʃ dʒ tɕ dʑ ʈʂ ɖʐ tʂ dʐ tɬ dɮ pf'.split(' '));

/**
 * Cuts IPA text into phones, with stress, tone and boundaries kept apart from them. A vowel tied to a vowel is two phones.
 * Marks are put in one order, so that the same phone is always the same text, in the form of `normalizeIpa`.
 */
export function segmentIpa(text: string, options: SegmentIpaOptions = {}): IpaParts {
  const normal = normalizeIpa(text);
  const parts: IpaPart[] = [];
  let place = 0;
  while (place < normal.length) {
    onePhone.lastIndex = place;
    const match = onePhone.exec(normal);
    if (match === null) {
      const symbol = String.fromCodePoint(normal.codePointAt(place)!);
      const part = sign(symbol, place);
      if (part !== undefined) add(parts, part);
      place += symbol.length;
    } else {
      for (const part of phoneParts(match, normal, options)) add(parts, part);
      place = Math.max(place + 1, parts.at(-1)!.end);
    }
  }
  return { text: normal, parts };
}

/**
 * The phones of IPA text, in order.
 * @throws {UnknownSymbolError} where text is not IPA
 */
export function phonesOfIpa(text: string, options: SegmentIpaOptions = {}): string[] {
  const { parts } = segmentIpa(text, options);
  const unknown = parts.find((part) => part.kind === 'unknown');
  if (unknown !== undefined) throw new UnknownSymbolError(text, unknown.text, unknown.start);
  return parts.flatMap((part) => (part.kind === 'phone' ? [part.phone] : []));
}

/** The phone that begins at a place of normalised text, with where it ends and the tone that is marked on it; undefined where none does. */
export function phoneAt(
  normalText: string,
  place: number,
): { readonly phone: string; readonly end: number; readonly levels: string | null } | undefined {
  onePhone.lastIndex = place;
  const match = onePhone.exec(normalText);
  if (match === null) return undefined;
  const [part, next] = phoneParts(match, normalText, {});
  if (part?.kind !== 'phone') return undefined;
  return { phone: part.phone, end: part.end, levels: next?.kind === 'tone' ? next.levels : null };
}

/** Chao's levels of a tone letter; undefined of other characters. */
export function toneLevels(character: string): string | undefined {
  return toneOf.get(character);
}

function sign(symbol: string, start: number): IpaPart | undefined {
  const span = { start, end: start + symbol.length };
  const level = stressOf.get(symbol);
  if (level !== undefined) return { kind: 'stress', level, ...span };
  const levels = toneOf.get(symbol);
  if (levels !== undefined) return { kind: 'tone', levels, ...span };
  const boundary = /\s/u.test(symbol) ? 'word' : boundaryOf.get(symbol);
  if (boundary !== undefined) return { kind: 'boundary', level: boundary, ...span };
  return wrappers.has(symbol) ? undefined : { kind: 'unknown', text: symbol, ...span };
}

function* phoneParts(match: RegExpExecArray, text: string, { joinAffricates }: SegmentIpaOptions): Iterable<IpaPart> {
  const { before = '', first = '', second, after = '' } = match.groups ?? {};
  const start = match.index;
  let end = start + match[0].length;
  let own = [...after];
  let following = second;
  if (second !== undefined && isSyllabic(first[0]!) && isSyllabic(second[0]!)) {
    end = start + before.length + first.length;
    yield* written(first, undefined, [...before], start, end);
    yield* written(second, undefined, own, end, start + match[0].length);
    return;
  }
  // In aⁿda the nasal is the beginning of the stop, in haʰt its breath.
  while (own.length > 0 && leading.includes(own.at(-1)!) && isSyllabic(first[0]!) && isObstruent(text[end])) {
    own = own.slice(0, -1);
    end -= 1;
  }
  if (joinAffricates === true && second === undefined && own.length === 0 && untied.has(first + (text[end] ?? ''))) {
    onePhone.lastIndex = end;
    const fricative = onePhone.exec(text);
    if (fricative?.groups?.second === undefined) {
      following = fricative?.groups?.first ?? '';
      own = [...(fricative?.groups?.after ?? '')];
      end = onePhone.lastIndex;
    }
  }
  yield* written(first, following, [...before, ...own], start, end);
}

/** One phone, and its tone where marks on it say one. */
function* written(
  first: string,
  second: string | undefined,
  own: readonly string[],
  start: number,
  end: number,
): Iterable<IpaPart> {
  const all = second === undefined ? first : first + tieBar + second;
  const levels = [...all].map((character) => toneOf.get(character) ?? '').join('');
  const bases = [...all].filter((character) => !toneOf.has(character)).join('');
  if (levels !== '' && isObstruent(first[0])) {
    // Such as š, a letter of other alphabets.
    yield { kind: 'unknown', text: all, start, end };
    return;
  }
  yield { kind: 'phone', phone: bases + orderMarks(own).join(''), start, end };
  if (levels !== '') yield { kind: 'tone', levels, start, end };
}

/** Tone letters in a row are one contour. */
function add(parts: IpaPart[], part: IpaPart): void {
  const last = parts.at(-1);
  if (part.kind === 'tone' && last?.kind === 'tone') {
    parts[parts.length - 1] = { ...last, levels: last.levels + part.levels, end: part.end };
  } else parts.push(part);
}

function isSyllabic(symbol: string): boolean {
  return featureValue(featuresOf(symbol), 'syl') === '+';
}

function isObstruent(symbol: string | undefined): boolean {
  return symbol !== undefined && symbols.has(symbol) && featureValue(featuresOf(symbol), 'son') === '-';
}
