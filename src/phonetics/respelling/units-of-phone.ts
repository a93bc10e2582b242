import { featureValue } from '../phones/articulatory-features.ts';
import { featuresOf, UnknownPhoneError } from '../phones/articulatory-features-of-phone.ts';
import { splitPhone, tieBar } from '../phones/ipa-symbols.ts';
import { compositePhones, nasalUnit, unitOfPhone } from './respelling-units.ts';

/** A phone, or half of a long consonant, on its way into a syllable. */
export interface Segment {
  readonly units: readonly string[];
  /** Loudness by manner: obstruents 1, nasals 2, liquids 3, glides 5, vowels 6. */
  readonly sonority: number;
  /** Whether a syllable is made around it. */
  readonly isNucleus: boolean;
  /** What it is written as where it closes a syllable. */
  readonly inCoda?: readonly string[];
  /** Whether its y is left out before i, which says the same to an English reader. */
  readonly isSoftened: boolean;
  /** The glide that it is after an opener vowel, as ɪ in aɪ. */
  readonly glide?: 'y' | 'w';
  /** Whether the tongue is high. */
  readonly isHigh: boolean;
}

const before: ReadonlyMap<string, string> = new Map([['ⁿ', 'n'], ['ᵐ', 'm'], ['ᵑ', 'ng'], ['ᶰ', 'ng'], ['ᶮ', 'n'], ['ᶯ', 'n']]); // prettier-ignore
const after: ReadonlyMap<string, readonly string[]> = new Map([
  ['ˡ', ['l']], ['ˢ', ['s']], ['ˣ', ['kh']], ['ᶿ', ['th']], ['ʷ', ['w']], ['ᵝ', ['w']], ['ʲ', ['y']], ['ᶣ', ['y', 'w']], ['ʼ', ["'"]],
  ['ˀ', ["'"]], ['˞', ['r']],
]); // prettier-ignore
const glides: ReadonlyMap<string, 'y' | 'w'> = new Map([['ɪ', 'y'], ['ʏ', 'y'], ['ʊ', 'w']]); // prettier-ignore
/** Vowels that are marked as no syllable of their own. */
const weakVowels: ReadonlyMap<string, string> = new Map([
  ['i', 'y'], ['ɪ', 'y'], ['e', 'y'], ['y', 'y'], ['ʏ', 'y'], ['u', 'w'], ['ʊ', 'w'], ['o', 'w'], ['ɯ', 'w'], ['ɐ', 'r'],
]); // prettier-ignore

const seen = new Map<string, readonly Segment[]>();

/**
 * How a phone is written, as one segment or, where it is a long consonant, two. Aspiration, breath, creak, velar and pharyngeal
 * colour and the exact place of the tongue are not written.
 * @throws {UnknownPhoneError}
 */
export function segmentsOfPhone(phone: string): readonly Segment[] {
  let segments = seen.get(phone);
  if (segments === undefined) {
    segments = workOut(phone);
    if (seen.size < 10_000) seen.set(phone, segments);
  }
  return segments;
}

function workOut(phone: string): Segment[] {
  const parts = splitPhone(phone);
  if (parts === undefined) throw new UnknownPhoneError(phone);
  const features = featuresOf(phone);
  const marks = [...parts.bases.flatMap((base) => base.marks), ...parts.marks];
  const bases = parts.bases.map(({ symbol }) => symbol);
  const isVowel = bases.length === 1 && featureValue(featuresOf(bases[0]!), 'syl') === '+';
  const isLong = marks.includes('ː');
  const isNucleus = featureValue(features, 'syl') === '+';
  const units = [
    ...marks.flatMap((mark) => before.get(mark) ?? []),
    ...(isVowel && !isNucleus ? weak(bases[0]!) : basic(bases, isVowel && isLong)),
    ...marks.flatMap((mark) => after.get(mark) ?? []),
    ...(isVowel && marks.includes('\u0303') ? [nasalUnit.spelling] : []),
  ];
  const glide = isVowel && isNucleus && marks.length === 0 ? glides.get(bases[0]!) : undefined;
  const segment: Segment = {
    units,
    sonority: isNucleus ? 6 : sonorityOf(bases.at(-1)!, isVowel),
    isNucleus,
    isSoftened: marks.includes('ʲ') || bases[0] === 'ç',
    isHigh: featureValue(features, 'hi') === '+',
    ...(bases[0] === 'ç' ? { inCoda: ['kh'] } : {}),
    ...(glide === undefined ? {} : { glide }),
  };
  if (!isLong || isVowel) return [segment];
  return isNucleus ? [segment] : [{ ...segment, units: units.slice(0, 1), isSoftened: false }, segment];
}

function basic(bases: readonly string[], isLong: boolean): readonly string[] {
  const whole = bases.join(tieBar);
  const found = lookUp(isLong ? `${whole}ː` : whole) ?? lookUp(whole);
  return found ?? bases.flatMap((base) => lookUp(base) ?? []);
}

function lookUp(phone: string): readonly string[] | undefined {
  const unit = unitOfPhone.get(phone);
  return unit === undefined ? compositePhones.get(phone) : [unit];
}

function weak(vowel: string): readonly string[] {
  const glide = weakVowels.get(vowel);
  return glide === undefined ? basic([vowel], false) : [glide];
}

function sonorityOf(base: string, isVowel: boolean): number {
  const features = featuresOf(base);
  if (isVowel || 'jwɥɰʍ'.includes(base)) return 5;
  if (featureValue(features, 'son') === '-') return 1;
  return featureValue(features, 'nas') === '+' ? 2 : 3;
}
