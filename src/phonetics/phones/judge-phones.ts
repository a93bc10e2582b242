import type { TimeSpan } from '../../sound/time-span.ts';
import { alignPhones, pairingGap } from './articulatory-alignment.ts';
import type { ScoredPhone } from './confidence.ts';
import type { HeardPhone } from './phone.ts';

/** A phone that is known to have been said, and when. */
export interface SaidPhone extends TimeSpan {
  readonly ipa: string;
}

type Judged = Pick<HeardPhone, 'ipa' | 'startSeconds' | 'endSeconds' | 'confidence'>;

/**
 * Which of the phones that were heard are right: what `fitCalibration` and `expectedCalibrationError` take. A phone is right
 * where the alignment by articulation pairs it with the same phone. Scores are the confidences, which are raw under a
 * calibration with temperature 1 and bias 0.
 * @throws {UnknownPhoneError}
 */
export function scoredPhones(
  said: readonly Pick<SaidPhone, 'ipa'>[],
  heard: readonly Pick<Judged, 'ipa' | 'confidence'>[],
): ScoredPhone[] {
  const right = new Set(samePhones(said, heard).map(([, place]) => place));
  return heard.map(({ confidence }, place) => ({ score: confidence, correct: right.has(place) }));
}

/**
 * How far the starts and ends of rightly heard phones are from the true ones.
 * @returns seconds, two a phone, in no order
 * @throws {UnknownPhoneError}
 */
export function boundaryErrors(said: readonly SaidPhone[], heard: readonly Judged[]): number[] {
  return samePhones(said, heard).flatMap(([reference, place]) => {
    const [real, told] = [said[reference]!, heard[place]!];
    return [Math.abs(told.startSeconds - real.startSeconds), Math.abs(told.endSeconds - real.endSeconds)];
  });
}

/** Places, in what was said and in what was heard, of phones that are the same. */
function samePhones(
  said: readonly Pick<SaidPhone, 'ipa'>[],
  heard: readonly Pick<Judged, 'ipa'>[],
): (readonly [said: number, heard: number])[] {
  const options = { gap: pairingGap };
  const { pairs } = alignPhones(said.map(({ ipa }) => ipa), heard.map(({ ipa }) => ipa), options); // prettier-ignore
  const same: (readonly [number, number])[] = [];
  let [reference, place] = [0, 0];
  for (const pair of pairs) {
    if (pair.reference !== null && pair.reference === pair.heard) same.push([reference, place]);
    if (pair.reference !== null) reference += 1;
    if (pair.heard !== null) place += 1;
  }
  return same;
}
