import { nodeId } from '../../graph/node-id.ts';
import { featureNames, featureValue } from './articulatory-features.ts';
import { knownFeaturesOf } from './articulatory-features-of-phone.ts';

/** A category of phones. */
export interface PhoneTypeRecord {
  readonly id: string;
  readonly ipa: string;
  /** Such as `+syl`, `-nas`; features that say nothing of the phone are left out. */
  readonly features: readonly string[];
}

/** @param ipa one phone; one that is not known has no features */
export function phoneTypeOf(ipa: string): PhoneTypeRecord {
  const known = knownFeaturesOf(ipa);
  const features = known === undefined ? [] : featureNames.map((name) => `${featureValue(known, name)}${name}`);
  return { id: nodeId('phoneType', ipa), ipa, features: features.filter((feature) => !feature.startsWith('0')) };
}
