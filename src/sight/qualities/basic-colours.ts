/** The eleven basic colour terms of Berlin & Kay (1969), which English has all of. */
export const basicColours = [
  'black',
  'white',
  'grey',
  'red',
  'green',
  'yellow',
  'blue',
  'brown',
  'orange',
  'pink',
  'purple',
] as const;
export type BasicColour = (typeof basicColours)[number];

/**
 * Where people's colours of each name lie in CIE Lab: mean of L*, a*, b*; variances of them; covariances of L* with a*, L*
 * with b*, a* with b*. Fitted to half of the names of the XKCD colour survey (Munroe 2010, CC0) by
 * `benchmark/evaluations/sight/colour-terms.ts --print`.
 */
const places: Readonly<Record<BasicColour, readonly number[]>> = {
  black: [3.0, -0.2, -0.2, 24.6, 20.2, 20.1, -0.0, -0.0, 0.2],
  white: [97.0, -0.9, 2.6, 28.9, 24.0, 53.3, -2.7, 7.8, -11.6],
  grey: [55.0, -1.2, -1.2, 282.0, 55.5, 80.8, 4.8, 8.8, -7.4],
  red: [42.6, 59.2, 38.2, 129.4, 154.1, 257.7, 75.8, 30.7, 33.3],
  green: [69.0, -44.7, 47.2, 482.8, 395.7, 486.4, -221.0, 206.2, -206.2],
  yellow: [87.9, -16.3, 77.6, 115.9, 189.0, 108.6, -72.8, 10.3, -45.8],
  blue: [49.0, 12.6, -42.8, 671.9, 1230.6, 1119.4, -562.3, 445.5, -1089.4],
  brown: [41.2, 12.5, 36.9, 289.7, 164.7, 255.1, -69.8, 115.3, -14.4],
  orange: [61.0, 43.3, 62.2, 86.2, 221.1, 91.9, -57.6, 4.2, 56.7],
  pink: [63.4, 57.1, -4.1, 149.3, 587.4, 433.4, -211.9, 27.1, -167.8],
  purple: [38.1, 46.2, -35.0, 310.8, 510.8, 464.6, 90.3, -129.7, -381.8],
};

interface Place {
  readonly mean: readonly [number, number, number];
  /** Of the inverse of the covariance: diagonal, then off it as above. */
  readonly precision: readonly number[];
  readonly logDeterminant: number;
}

const known = basicColours.map((term) => placeOf(places[term]));

/**
 * The basic term for a colour, by how likely each term's colours are there, all terms being as frequent.
 * @param lightness L* 0 to 100; a and b of CIE Lab under D65
 * @returns the term with its share of the likelihood, 0 to 1
 */
export function nameColour(lightness: number, a: number, b: number): { term: BasicColour; share: number } {
  let [best, most, sum] = [0, -Infinity, 0];
  const logs = known.map(({ mean, precision, logDeterminant }, i) => {
    const [x, y, z] = [lightness - mean[0], a - mean[1], b - mean[2]];
    const [xx, yy, zz, xy, xz, yz] = precision as [number, number, number, number, number, number];
    const log =
      -0.5 * (x * x * xx + y * y * yy + z * z * zz + 2 * (x * y * xy + x * z * xz + y * z * yz) + logDeterminant);
    if (log > most) [best, most] = [i, log];
    return log;
  });
  for (const log of logs) sum += Math.exp(log - most);
  return { term: basicColours[best]!, share: 1 / sum };
}

function placeOf([l, a, b, ll, aa, bb, la, lb, ab]: readonly number[]): Place {
  const [xx, yy, zz, xy, xz, yz] = [ll!, aa!, bb!, la!, lb!, ab!];
  const determinant = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
  const precision = [
    yy * zz - yz * yz,
    xx * zz - xz * xz,
    xx * yy - xy * xy,
    xz * yz - xy * zz,
    xy * yz - xz * yy,
    xy * xz - xx * yz,
  ].map((cofactor) => cofactor / determinant);
  return { mean: [l!, a!, b!], precision, logDeterminant: Math.log(determinant) };
}
