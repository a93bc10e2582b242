import { featuresOf } from '../phones/articulatory-features-of-phone.ts';
import { pairingGap } from '../phones/articulatory-alignment.ts';
import { featureDistance } from '../phones/phone-distance.ts';
import { consonantUnits, nasalUnit, vowelUnits } from './respelling-units.ts';

/** Units by number: the rows and columns of the distances. */
export const unitNames: readonly string[] = [...vowelUnits, ...consonantUnits, nasalUnit].map(
  ({ spelling }) => spelling,
);
const numbers = new Map(unitNames.map((name, number) => [name, number]));

export function unitNumber(unit: string): number {
  return numbers.get(unit)!;
}

/** What is easily not heard, or not written, costs less to leave out. */
const faint = new Set(["'", 'h', 'hh', 'y', 'w', nasalUnit.spelling].map(unitNumber));

/** What leaving a sound out costs, a number a unit. */
export const gapCosts: Float64Array = Float64Array.from(unitNames, (_, number) =>
  faint.has(number) ? 0.08 : pairingGap,
);

/** Least difference of two sounds that are not written alike. */
const least = 0.02;

/** Articulatory distance of the nearest phones of two units, row by row. */
export const unitDistances: readonly Float64Array[] = workOut();

function workOut(): Float64Array[] {
  const features = [...vowelUnits, ...consonantUnits].map(({ phones }) => phones.map(featuresOf));
  const nasal = unitNumber(nasalUnit.spelling);
  const likeNasal = new Set(['n', 'm', 'ng'].map(unitNumber));
  return unitNames.map((_, a) =>
    Float64Array.from(unitNames, (_name, b) => {
      if (a === b) return 0;
      const ours = features[a];
      const theirs = features[b];
      // The voice through the nose is near a nasal after the vowel, and near nothing else.
      if (ours === undefined || theirs === undefined) return likeNasal.has(a === nasal ? b : a) ? 0.03 : 0.4;
      return Math.max(least, Math.min(...ours.flatMap((our) => theirs.map((their) => featureDistance(our, their)))));
    }),
  );
}
