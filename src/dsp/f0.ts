import { ParameterError } from '../errors.ts';
import { requireFinite, requirePositive, requirePositiveInteger } from './signal.ts';

export interface F0Options {
  /** Hz; 16000 unless said. */
  readonly sampleRateHz?: number;
  /** Lowest f0 looked for, in Hz; 60 unless said. The window follows from it. */
  readonly minHz?: number;
  /** Highest f0 looked for, in Hz; 600 unless said. */
  readonly maxHz?: number;
  /** Samples between frames; 10 ms unless said. */
  readonly hopSamples?: number;
  /** A frame is voiced where its aperiodicity is below this, 0 to 1; 0.15 unless said (the paper's 0.1 is strict). */
  readonly threshold?: number;
}

export interface F0Track {
  /** Hz, shape (frames); NaN when unvoiced; frame i centred on sample i * hopSamples */
  readonly f0Hz: Float32Array;
  /** The lowest value of the normalised difference function, about 0 for a perfect period; shape (frames) */
  readonly aperiodicity: Float32Array;
  readonly hopSamples: number;
}

/** The coarse search runs at this many samples per shortest period or more. */
const COARSE_SAMPLES_PER_PERIOD = 6;

/**
 * f0 per frame by YIN (de Cheveigné & Kawahara 2002), steps 1 to 5, without its local refinement over neighbouring
 * frames. The window is one longest period and the difference function is centred on the frame (the paper's note 5).
 *
 * Departures: of the dips the first that is nearly as deep as the deepest is taken, where the paper takes the first
 * under a fixed threshold, which falls for a strong formant at twice f0. For speed, the search runs on the signal
 * low-passed and thinned out, the lag found there is then sought again within one coarse sample at the full rate; a
 * lag is only taken for a period where the loudness is above -75 dB relative to full scale.
 *
 * @param signal mono in [-1, 1], shape (samples), at `sampleRateHz`
 * @returns frames: 1 + floor(samples / hop); none for no samples
 * @throws {ParameterError} not 0 < minHz < maxHz <= sampleRateHz / 4, or a non-finite sample
 */
export function trackF0(signal: Float32Array, options: F0Options = {}): F0Track {
  const sampleRateHz = options.sampleRateHz ?? 16000;
  const { minHz = 60, maxHz = 600, hopSamples = Math.round(sampleRateHz / 100), threshold = 0.15 } = options;
  requirePositive('sampleRateHz', sampleRateHz);
  requirePositiveInteger('hopSamples', hopSamples);
  if (!(minHz > 0 && minHz < maxHz && maxHz <= sampleRateHz / 4)) {
    throw new ParameterError(`f0 needs 0 < minHz < maxHz <= ${sampleRateHz / 4}, got ${minHz} to ${maxHz}`);
  }
  if (!(threshold > 0 && threshold < 1)) throw new ParameterError(`threshold lies between 0 and 1, got ${threshold}`);
  requireFinite(signal);
  const thinning = Math.max(1, Math.floor(sampleRateHz / (COARSE_SAMPLES_PER_PERIOD * maxHz)));
  const coarse = thinning === 1 ? signal : thinOut(signal, thinning);
  const coarseRateHz = sampleRateHz / thinning;
  const shortestLag = Math.max(2, Math.floor(coarseRateHz / maxHz));
  const longestLag = Math.ceil(coarseRateHz / minHz);
  const normalised = new Float64Array(longestLag + 2);
  normalised[0] = 1;
  const frames = signal.length === 0 ? 0 : 1 + Math.floor(signal.length / hopSamples);
  const f0Hz = new Float32Array(frames).fill(NaN);
  const aperiodicity = new Float32Array(frames).fill(1);
  for (let frame = 0; frame < frames; frame++) {
    const centre = frame * hopSamples;
    const found = coarsePeriod(coarse, centre / thinning, longestLag, shortestLag, normalised);
    aperiodicity[frame] = found.aperiodicity;
    if (found.aperiodicity >= threshold) continue;
    const period =
      thinning === 1 ? found.lag : finePeriod(signal, centre, found.lag * thinning, thinning, longestLag * thinning);
    const hz = sampleRateHz / period;
    if (hz >= minHz && hz <= maxHz) f0Hz[frame] = hz;
  }
  return { f0Hz, aperiodicity, hopSamples };
}

/** Mean square below which there is nothing to take a period of: -75 dB relative to full scale. */
const SILENT_POWER = 10 ** -7.5;
/** Of the dips nearly as deep as the deepest the first is the period, the others its multiples. */
const NEARLY_AS_DEEP = 0.1;
const dipLags: number[] = [];
const dipDepths: number[] = [];
const coarseResult = { lag: 0, aperiodicity: 1 };

/** Steps 1 to 5 on one frame. Returns the same object each time. */
function coarsePeriod(
  signal: Float32Array,
  centre: number,
  window: number,
  shortestLag: number,
  normalised: Float64Array,
): { lag: number; aperiodicity: number } {
  const longestLag = window;
  coarseResult.lag = 0;
  coarseResult.aperiodicity = 1;
  const first = Math.round(centre) - window;
  if (first < 0 || first + 2 * window + 2 > signal.length) return coarseResult;
  let power = 0;
  for (let i = first; i < first + 2 * window; i++) power += signal[i]! * signal[i]!;
  if (power < SILENT_POWER * 2 * window) return coarseResult;
  let sum = 0;
  let dips = 0;
  for (let lag = 1; lag <= longestLag + 1; lag++) {
    const difference = lagDifference(signal, Math.round(centre) - ((window + lag) >> 1), window, lag);
    sum += difference;
    normalised[lag] = sum > 0 ? (difference * lag) / sum : 1;
    if (lag <= shortestLag || normalised[lag]! < normalised[lag - 1]!) continue;
    const [before, here, after] = [normalised[lag - 2]!, normalised[lag - 1]!, normalised[lag]!];
    if (here > before) continue;
    // A dip between samples is as deep as its parabola (step 5).
    const offset = parabolaOffset(before, here, after);
    dipLags[dips] = lag - 1 + offset;
    dipDepths[dips] = Math.max(0, here - ((before - after) * offset) / 4);
    coarseResult.aperiodicity = Math.min(coarseResult.aperiodicity, dipDepths[dips]!);
    dips++;
  }
  // Step 4.
  const enough = coarseResult.aperiodicity + NEARLY_AS_DEEP;
  for (let dip = 0; dip < dips; dip++) {
    if (dipDepths[dip]! > enough) continue;
    coarseResult.lag = dipLags[dip]!;
    break;
  }
  return coarseResult;
}

/** The lag of the least difference within one coarse sample of `near`, at the full rate, between samples. */
function finePeriod(signal: Float32Array, centre: number, near: number, thinning: number, window: number): number {
  const from = Math.max(2, Math.floor(near - thinning));
  const to = Math.ceil(near + thinning);
  let best = from;
  let [before, here, after] = [Infinity, Infinity, Infinity];
  let [older, old] = [Infinity, Infinity];
  for (let lag = from; lag <= to; lag++) {
    const start = Math.max(0, Math.min(centre - ((window + lag) >> 1), signal.length - window - lag));
    const value = lagDifference(signal, start, window, lag);
    if (old < here) [best, before, here, after] = [lag - 1, older, old, value];
    [older, old] = [old, value];
  }
  return here < Infinity && before < Infinity ? best + parabolaOffset(before, here, after) : near;
}

/** Sum of squared differences between a window and the same one `lag` samples later. */
function lagDifference(signal: Float32Array, start: number, window: number, lag: number): number {
  let even = 0;
  let odd = 0;
  const end = start + window - 1;
  let i = start;
  for (; i < end; i += 2) {
    const a = signal[i]! - signal[i + lag]!;
    const b = signal[i + 1]! - signal[i + lag + 1]!;
    even += a * a;
    odd += b * b;
  }
  if (i === end) even += (signal[i]! - signal[i + lag]!) ** 2;
  return even + odd;
}

/** Where the parabola through three equally spaced values has its lowest point, -1 to 1 from the middle one. */
function parabolaOffset(before: number, here: number, after: number): number {
  const curvature = before - 2 * here + after;
  if (!(curvature > 0)) return 0;
  return Math.max(-1, Math.min(1, (before - after) / (2 * curvature)));
}

/**
 * Every nth sample, after a triangular mean over 2n to each side: 3 dB less at about the highest f0, nothing much above
 * three times that. So dips are broad enough that their depth can be told between samples, and formants weigh less.
 */
function thinOut(signal: Float32Array, factor: number): Float32Array {
  const thinned = new Float32Array(Math.floor(signal.length / factor));
  const width = 2 * factor;
  const scale = 1 / (width * width);
  for (let k = 0; k < thinned.length; k++) {
    const centre = k * factor;
    let sum = width * signal[centre]!;
    for (let reach = 1; reach < width; reach++) {
      const weight = width - reach;
      const before = centre - reach;
      const after = centre + reach;
      if (before >= 0) sum += weight * signal[before]!;
      if (after < signal.length) sum += weight * signal[after]!;
    }
    thinned[k] = sum * scale;
  }
  return thinned;
}
