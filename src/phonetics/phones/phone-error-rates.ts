import { articulatoryEditDistance, type AlignmentOptions } from './articulatory-alignment.ts';

/** What was heard beside what was said. */
export interface HeardBesideSaid {
  readonly reference: readonly string[];
  readonly heard: readonly string[];
}

export interface PhoneErrorRates {
  /** Phone feature error rate (PFER) in percent: sum of feature edits over reference phones. */
  readonly phoneFeatureErrorRate: number;
  /** Phone error rate (PER) in percent: phones that are other, missing or too many, over reference phones. */
  readonly phoneErrorRate: number;
  readonly referencePhones: number;
}

/**
 * Error rates over utterances, pooled: edits are summed over all of them, and so are reference phones.
 *
 * PFER is what the tables of POWSM (Li et al. 2025, with its rows for ZIPA, Allosaurus and others) have: PanPhon's
 * `feature_edit_distance`, pooled and over the reference phones, in percent, as the `PFER` metric of ESPnet 3 by the same
 * authors computes it. A feature that is + in one and - in the other is 1/24, one that is 0 in one of them half of it, and a
 * phone more or less what it has of features, about 0.9. (POWSM's own recipe has a figure of that name too that is another: the mean
 * over utterances of `hamming_feature_edit_distance`, not divided by phones.) Other `options` give other figures: with a gap
 * of 1 it is some points higher.
 * @returns rates are NaN where there is no reference phone
 * @throws {UnknownPhoneError}
 */
export function phoneErrorRates(
  utterances: Iterable<HeardBesideSaid>,
  options: AlignmentOptions = { cost: 'graded', gap: 'features' },
): PhoneErrorRates {
  let featureEdits = 0;
  let phoneEdits = 0;
  let referencePhones = 0;
  for (const { reference, heard } of utterances) {
    featureEdits += articulatoryEditDistance(reference, heard, options);
    phoneEdits += articulatoryEditDistance(reference, heard, { cost: 'exact' });
    referencePhones += reference.length;
  }
  return {
    phoneFeatureErrorRate: (100 * featureEdits) / referencePhones,
    phoneErrorRate: (100 * phoneEdits) / referencePhones,
    referencePhones,
  };
}
