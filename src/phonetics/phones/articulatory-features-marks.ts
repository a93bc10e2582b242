import {
  featureValue,
  withFeatures,
  type FeatureName,
  type FeatureValue,
  type PhoneFeatures,
} from './articulatory-features.ts';
import { vowelHeights } from './articulatory-features-symbols.ts';

type Values = Partial<Record<FeatureName, FeatureValue>>;
/** What a mark changes in what stands before it. */
type Mark = (features: PhoneFeatures) => Values;

const always =
  (values: Values): Mark =>
  () =>
    values;

const isVowel = (features: PhoneFeatures): boolean =>
  featureValue(features, 'cons') === '-' &&
  featureValue(features, 'son') === '+' &&
  featureValue(features, 'ant') === '0';

const steps: readonly FeatureValue[] = ['-', '0', '+'];

/** One step along - 0 +. */
function moved(value: FeatureValue, by: 1 | -1): FeatureValue {
  return steps[Math.min(2, Math.max(0, steps.indexOf(value) + by))]!;
}

/** Place among `vowelHeights`, 0 close to 6 open. */
function heightOf(features: PhoneFeatures): number {
  return vowelHeights.findIndex((height) =>
    Object.entries(height).every(([name, value]) => featureValue(features, name as FeatureName) === value),
  );
}

/** A vowel is one of seven steps of height closer or more open; a consonant's passage is made narrower or wider. */
function heightened(features: PhoneFeatures, by: 1 | -1): Values {
  if (isVowel(features)) return vowelHeights[Math.min(6, Math.max(0, heightOf(features) - by))] ?? {};
  const sonorant = featureValue(features, 'son') === '+';
  const continues = featureValue(features, 'cont') === '+';
  if (by === 1) {
    // r̝ hisses as it rolls; ɹ̝ and ʁ̝ are fricatives; a raised fricative is a stop.
    if (sonorant && continues) return { son: '-', cons: '+', strid: featureValue(features, 'cons') };
    return { cont: '-' };
  }
  if (!sonorant && continues) return { son: '+', cons: '-', strid: '-' };
  return sonorant ? {} : { cont: '+' };
}

function shifted(features: PhoneFeatures, forward: boolean): Values {
  if (isVowel(features)) return { back: moved(featureValue(features, 'back'), forward ? -1 : 1) };
  // A retracted t lies between alveolar and postalveolar, an advanced k between velar and palatal.
  if (featureValue(features, 'cor') === '+') return { ant: moved(featureValue(features, 'ant'), forward ? 1 : -1) };
  if (featureValue(features, 'hi') === '-') return {};
  return { back: moved(featureValue(features, 'back'), forward ? -1 : 1) };
}

/** Towards ə: half a step to the centre, one step to mid height. */
function towardsMid(features: PhoneFeatures): Values {
  const height = heightOf(features);
  return { back: '0', ...(height === -1 ? {} : vowelHeights[height + Math.sign(3 - height)]) };
}

function dental(features: PhoneFeatures): Values {
  return featureValue(features, 'cor') === '+' ? { ant: '+', distr: '+' } : { distr: '-' };
}

const nasal = always({ nas: '+' });
const aspirated = always({ sg: '+' });

/**
 * Marks that follow a base symbol, combining ones by their code points: what the chart says of them, in features. Where a
 * feature has no word for it (more rounded, no audible release), a mark changes nothing or half.
 */
export const marks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['\u0325', always({ voi: '-' })], // voiceless
  ['\u030a', always({ voi: '-' })],
  ['\u032c', always({ voi: '+' })], // voiced
  ['\u0324', always({ sg: '+', voi: '+' })], // breathy
  ['\u0330', always({ cg: '+', voi: '+' })], // creaky
  ['\u032a', dental],
  ['\u033a', always({ distr: '-' })], // apical
  ['\u033b', always({ distr: '+' })], // laminal
  ['\u033c', always({ cor: '+', ant: '+', distr: '+', lab: '+' })], // linguolabial
  ['\u031f', (features) => shifted(features, true)], // advanced
  ['\u0320', (features) => shifted(features, false)], // retracted
  ['\u0308', always({ back: '0' })], // centralised
  ['\u033d', towardsMid],
  ['\u031d', (features) => heightened(features, 1)], // raised
  ['\u031e', (features) => heightened(features, -1)], // lowered
  ['\u0318', always({ tense: '+' })], // advanced tongue root
  ['\u0319', always({ tense: '-' })], // retracted tongue root
  ['\u0329', always({ syl: '+' })], // syllabic
  ['\u030d', always({ syl: '+' })],
  ['\u032f', always({ syl: '-' })], // not syllabic
  ['\u0311', always({ syl: '-' })],
  ['\u0339', (features) => (featureValue(features, 'round') === '-' ? { round: '0' } : {})], // more rounded
  ['\u031c', (features) => (featureValue(features, 'round') === '+' ? { round: '0' } : {})], // less rounded
  ['\u0303', nasal],
  ['\u0334', always({ hi: '+', back: '+' })], // velarised or pharyngealised
  ['\u031a', always({})], // no audible release
  ['\u0306', always({ long: '-' })], // extra-short
  ['ⁿ', nasal],
  ['ᵐ', nasal],
  ['ᵑ', nasal],
  ['ᶰ', nasal],
  ['ᶮ', nasal],
  ['ᶯ', nasal],
  ['ˡ', always({ lat: '+', delrel: '+' })],
  ['ˢ', always({ strid: '+', delrel: '+' })],
  ['ˣ', always({ delrel: '+' })],
  ['ᶿ', always({ delrel: '+' })],
  ['ᵊ', always({})], // released into a schwa
  ['ˀ', always({ cg: '+' })],
  ['ʼ', always({ cg: '+' })],
  ['ʰ', aspirated],
  ['ʱ', aspirated],
  ['ʷ', always({ lab: '+', round: '+' })],
  ['ᵝ', always({ lab: '+', round: '0' })],
  ['ʲ', always({ hi: '+', back: '-' })],
  ['ᶣ', always({ hi: '+', back: '-', lab: '+', round: '+' })],
  ['ˠ', always({ hi: '+', back: '+' })],
  ['ˤ', always({ hi: '-', lo: '+', back: '+' })],
  // As ɻ: the tongue's tip is raised or its body bunched behind the teeth ridge.
  ['˞', always({ cor: '+', ant: '-', distr: '-' })],
  ['ˑ', always({ long: '0' })], // half-long
  ['ː', always({ long: '+' })],
]);

export function applyMark(features: PhoneFeatures, mark: string): PhoneFeatures {
  const change = marks.get(mark);
  return change === undefined ? features : withFeatures(features, change(features));
}
