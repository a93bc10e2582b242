import { featureNames, type PhoneFeatures } from './articulatory-features.ts';
import { featuresOf } from './articulatory-features-of-phone.ts';

/**
 * What a feature counts that one phone has + or - and the other 0: half of one that is + and - (`graded`, PanPhon's
 * `feature_edit_distance`, of which published PFER is made), as much (`hamming`, its `hamming_feature_edit_distance`), or, with `exact`, 1 for any two phones that are not written alike (phone error rate).
 */
export type FeatureCost = 'graded' | 'hamming' | 'exact';

/**
 * How far apart two phones are: 1/24 for each feature that is + in one and - in the other.
 * @returns 0 (the same features) to 1
 * @throws {UnknownPhoneError}
 */
export function phoneDistance(a: string, b: string, cost: FeatureCost = 'graded'): number {
  if (a === b) return 0;
  return cost === 'exact' ? 1 : featureDistance(featuresOf(a), featuresOf(b), cost);
}

export function featureDistance(a: PhoneFeatures, b: PhoneFeatures, cost: 'graded' | 'hamming' = 'graded'): number {
  const opposite = bitCount((a.plus & b.minus) | (a.minus & b.plus));
  const open = bitCount((a.plus | a.minus) ^ (b.plus | b.minus));
  return (opposite + (cost === 'graded' ? open / 2 : open)) / featureNames.length;
}

/** The share of features that are + or -, those that are 0 counting half: what a phone is in features. */
export function specifiedShare({ plus, minus }: PhoneFeatures): number {
  return (1 + bitCount(plus | minus) / featureNames.length) / 2;
}

/** Bits set in a number below 2^24. */
function bitCount(bits: number): number {
  let rest = bits - ((bits >> 1) & 0x555555);
  rest = (rest & 0x333333) + ((rest >> 2) & 0x333333);
  rest = (rest + (rest >> 4)) & 0x0f0f0f;
  return ((rest * 0x010101) >> 16) & 0xff;
}
