import { dot } from '../../../dsp/dot.ts';

/** So that silence against silence is no fault. */
const FLOOR = 1e-9;

/**
 * Scale-invariant signal-to-distortion ratio (Le Roux et al. 2019): how much of an estimate is what it should be, whatever its level.
 * @param estimate of the same length as the target
 * @returns dB
 */
export function siSdrDb(estimate: Float32Array, target: Float32Array): number {
  const scale = dot(estimate, target) / (dot(target, target) + FLOOR);
  let [signal, distortion] = [0, 0];
  target.forEach((value, i) => {
    const wanted = scale * value;
    signal += wanted * wanted;
    distortion += (estimate[i]! - wanted) ** 2;
  });
  return 10 * Math.log10((signal + FLOOR) / (distortion + FLOOR));
}
