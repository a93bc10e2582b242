import { ParameterError } from '../errors.ts';

/** Scalars of one power spectrum, |X|^2 by bin, shape (bins), from 0 Hz to half the sample rate. */

/**
 * The power's centre of gravity (librosa weighs by magnitude; power follows what is loud more closely).
 * @returns Hz, 0 to half the sample rate; NaN where there is no power
 */
export function spectralCentroidHz(power: Float64Array, sampleRateHz: number): number {
  let sum = 0;
  let moment = 0;
  for (let bin = 0; bin < power.length; bin++) {
    sum += power[bin]!;
    moment += bin * power[bin]!;
  }
  return sum > 0 ? ((moment / sum) * sampleRateHz) / (2 * (power.length - 1)) : NaN;
}

/**
 * Geometric over arithmetic mean of the power (Johnston 1988): towards 0 for a tone, about 0.56 for one frame of white
 * noise, 1 for a flat spectrum such as one click.
 * @param from first bin that counts, 1 unless said, so that an offset does not
 * @param to end of the bins that count, exclusive
 * @returns 0 to 1; NaN where there is no power
 */
export function spectralFlatness(power: Float64Array, from = 1, to = power.length): number {
  let sum = 0;
  let logSum = 0;
  let product = 1;
  for (let bin = from; bin < to; bin++) {
    const here = power[bin]! + 1e-20;
    sum += here;
    product *= here;
    // One logarithm for a run of bins instead of one each; the product stays well inside a double.
    if (product < 1e-200 || product > 1e200) {
      logSum += Math.log(product);
      product = 1;
    }
  }
  logSum += Math.log(product);
  const bins = to - from;
  return sum > bins * 2e-20 ? Math.min(1, (Math.exp(logSum / bins) * bins) / sum) : NaN;
}

/**
 * Half-wave rectified change of magnitude between neighbouring frames (Bello et al. 2005, "A Tutorial on Onset
 * Detection in Music Signals", eq. 4 with the first power): what grew, not what faded.
 * @returns at least 0, in units of magnitude summed over bins
 * @throws {ParameterError} differing numbers of bins
 */
export function spectralFlux(previous: Float64Array, current: Float64Array): number {
  if (previous.length !== current.length) {
    throw new ParameterError(`spectral flux compares equal spectra, got ${previous.length} and ${current.length} bins`);
  }
  let flux = 0;
  for (let bin = 0; bin < current.length; bin++) {
    const growth = Math.sqrt(current[bin]!) - Math.sqrt(previous[bin]!);
    if (growth > 0) flux += growth;
  }
  return flux;
}
