/**
 * The 24 articulatory features of PanPhon (Mortensen et al., COLING 2016), in its order: syllabic, sonorant, consonantal,
 * continuant, delayed release, lateral, nasal, strident, voice, spread and constricted glottis, anterior, coronal,
 * distributed, labial, high, low, back, round, velaric (clicks), tense, long, high tone, high register.
 */
export const featureNames = [
  'syl', 'son', 'cons', 'cont', 'delrel', 'lat', 'nas', 'strid', 'voi', 'sg', 'cg', 'ant', 'cor', 'distr', 'lab', 'hi', 'lo',
  'back', 'round', 'velaric', 'tense', 'long', 'hitone', 'hireg',
] as const; // prettier-ignore

export type FeatureName = (typeof featureNames)[number];
export type FeatureValue = '+' | '-' | '0';

/** Which features are + and which -, a bit each in the order of `featureNames`; what is in neither is 0. */
export interface PhoneFeatures {
  readonly plus: number;
  readonly minus: number;
}

const bits = new Map<FeatureName, number>(featureNames.map((name, place) => [name, 1 << place]));

/** The bit that stands for a feature in `PhoneFeatures`. */
export function featureBit(name: FeatureName): number {
  return bits.get(name)!;
}

/** Features as bits; what is not named is 0. */
export function featureSet(values: Partial<Record<FeatureName, FeatureValue>>): PhoneFeatures {
  let plus = 0;
  let minus = 0;
  for (const [name, bit] of bits) {
    if (values[name] === '+') plus |= bit;
    if (values[name] === '-') minus |= bit;
  }
  return { plus, minus };
}

/** `features` with other values of some. */
export function withFeatures(
  features: PhoneFeatures,
  values: Partial<Record<FeatureName, FeatureValue>>,
): PhoneFeatures {
  let { plus, minus } = features;
  for (const [name, value] of Object.entries(values) as [FeatureName, FeatureValue][]) {
    const bit = featureBit(name);
    plus = value === '+' ? plus | bit : plus & ~bit;
    minus = value === '-' ? minus | bit : minus & ~bit;
  }
  return { plus, minus };
}

export function featureValue(features: PhoneFeatures, name: FeatureName): FeatureValue {
  const bit = featureBit(name);
  if ((features.plus & bit) !== 0) return '+';
  return (features.minus & bit) !== 0 ? '-' : '0';
}

/** The values in the order of `featureNames`, as in `-++-0…`: 24 characters. */
export function featureString(features: PhoneFeatures): string {
  return featureNames.map((name) => featureValue(features, name)).join('');
}
