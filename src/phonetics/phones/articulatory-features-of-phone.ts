import { ParameterError } from '../../errors.ts';
import { featureValue, withFeatures, type FeatureValue, type PhoneFeatures } from './articulatory-features.ts';
import { applyMark } from './articulatory-features-marks.ts';
import { symbols } from './articulatory-features-symbols.ts';
import { splitPhone } from './ipa-symbols.ts';

/** Text that is not one phone in IPA. */
export class UnknownPhoneError extends ParameterError {
  constructor(readonly phone: string) {
    super(
      `${JSON.stringify(phone)} is not a phone in IPA; give one segment such as "t͡ʃ" or "ãː", without stress, tone or spaces`,
    );
  }
}

const known = new Map<string, PhoneFeatures>();

/**
 * Articulatory features of one phone: of its base symbol, two of them joined by a tie bar, and its marks.
 * @param phone one segment of IPA, in any Unicode form
 * @throws {UnknownPhoneError}
 */
export function featuresOf(phone: string): PhoneFeatures {
  let features = known.get(phone);
  if (features === undefined) {
    features = workOut(phone);
    // Text comes from outside; do not remember without bound.
    if (known.size < 10_000) known.set(phone, features);
  }
  return features;
}

/** The features of a phone, or undefined where the text is not one. */
export function knownFeaturesOf(phone: string): PhoneFeatures | undefined {
  try {
    return featuresOf(phone);
  } catch (error) {
    if (error instanceof UnknownPhoneError) return undefined;
    throw error;
  }
}

function workOut(phone: string): PhoneFeatures {
  const parts = splitPhone(phone);
  const [first, second] = parts?.bases ?? [];
  if (parts === undefined || first === undefined) throw new UnknownPhoneError(phone);
  let features = marked(first.symbol, first.marks);
  if (second !== undefined) features = joined(features, marked(second.symbol, second.marks));
  for (const mark of parts.marks) features = applyMark(features, mark);
  return features;
}

function marked(symbol: string, marks: readonly string[]): PhoneFeatures {
  return marks.reduce(applyMark, symbols.get(symbol)!);
}

/** A stop released into a continuant is an affricate; any other two are made at once, each with its articulators. */
function joined(first: PhoneFeatures, second: PhoneFeatures): PhoneFeatures {
  const isAffricate =
    featureValue(first, 'cont') === '-' && featureValue(first, 'son') === '-' && featureValue(second, 'cont') === '+';
  if (isAffricate) {
    const laryngeal = { voi: featureValue(first, 'voi'), cg: featureValue(first, 'cg') };
    return withFeatures(second, { son: '-', cons: '+', cont: '-', delrel: '+', ...laryngeal });
  }
  const plus = first.plus | second.plus;
  const together = { plus, minus: (first.minus | second.minus) & ~plus };
  return withFeatures(together, {
    // k͡p is in front and behind at once.
    ...(featureValue(first, 'ant') === featureValue(second, 'ant') ? {} : { ant: '0' as const }),
    // The beginning says whether the whole has voice, and a click after a nasal (ŋ͡ǃ) keeps it an obstruent.
    voi: featureValue(first, 'voi'),
    son: featureValue(second, 'velaric') === '+' ? '-' : featureValue(first, 'son'),
  });
}

/**
 * The two tone features (Yip 1980: a register and a tone within it) of one of Chao's five levels.
 * @param level 1 (lowest) to 5
 */
export function toneFeatures(level: number): { readonly hitone: FeatureValue; readonly hireg: FeatureValue } {
  const values = ([['-', '-'], ['+', '-'], ['0', '0'], ['-', '+'], ['+', '+']] as const)[level - 1]; // prettier-ignore
  if (values === undefined) throw new ParameterError(`tone levels are 1 (lowest) to 5, got ${level}`);
  return { hitone: values[0], hireg: values[1] };
}
