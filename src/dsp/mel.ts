import { ParameterError } from '../errors.ts';
import type { FrameMatrix } from './frame-matrix.ts';
import { requireFinite, requirePositive, requirePositiveInteger } from './signal.ts';
import { FrameSpectrum, frameCount, type FrameLayout } from './spectrogram.ts';

export interface MelBands {
  /** Hz; 16000 unless said. */
  readonly sampleRateHz?: number;
  /** 40 unless said. */
  readonly bands?: number;
  /** Lower edge of the lowest band in Hz, 60 unless said (below it is mostly rumble). */
  readonly minHz?: number;
  /** Upper edge of the highest band in Hz; half the sample rate, or 7600 if that is lower, unless said. */
  readonly maxHz?: number;
}

export interface LogMelOptions extends FrameLayout, MelBands {
  /** Mel power below this counts as this, so that digital silence has a finite logarithm; 1e-10 unless said. */
  readonly floorPower?: number;
}

/** Triangular filters, only their non-zero stretch stored. */
export interface MelFilterbank {
  readonly bands: number;
  /** FFT bins that it reads. */
  readonly bins: number;
  /** First bin of each band, shape (bands) */
  readonly firstBin: Uint32Array;
  /** Where the weights of each band start in `weights`; shape (bands + 1) */
  readonly offset: Uint32Array;
  readonly weights: Float64Array;
}

/** Hz to mel on Slaney's scale: linear to 1 kHz, logarithmic above (Auditory Toolbox, 1998; librosa's default). */
export function hzToMel(hz: number): number {
  return hz < 1000 ? (3 * hz) / 200 : 15 + (27 * Math.log(hz / 1000)) / Math.log(6.4);
}

/** The inverse of {@link hzToMel}. */
export function melToHz(mel: number): number {
  return mel < 15 ? (200 * mel) / 3 : 1000 * Math.exp(((mel - 15) * Math.log(6.4)) / 27);
}

/**
 * Triangles equally spaced in mel, each of area one in Hz (`librosa.filters.mel` with its default `norm='slaney'`).
 * @throws {ParameterError} an empty range, or one beyond half the sample rate
 */
export function melFilterbank(fftSamples: number, options: MelBands = {}): MelFilterbank {
  const sampleRateHz = options.sampleRateHz ?? 16000;
  const bands = options.bands ?? 40;
  requirePositive('sampleRateHz', sampleRateHz);
  requirePositiveInteger('bands', bands);
  const minHz = options.minHz ?? 60;
  const maxHz = options.maxHz ?? Math.min(7600, sampleRateHz / 2);
  if (!(minHz >= 0 && minHz < maxHz && maxHz <= sampleRateHz / 2)) {
    throw new ParameterError(`mel bands need 0 <= minHz < maxHz <= ${sampleRateHz / 2}, got ${minHz} to ${maxHz}`);
  }
  const bins = fftSamples / 2 + 1;
  const low = hzToMel(minHz);
  const step = (hzToMel(maxHz) - low) / (bands + 1);
  const edges = Float64Array.from({ length: bands + 2 }, (_, i) => melToHz(low + i * step));
  const firstBin = new Uint32Array(bands);
  const offset = new Uint32Array(bands + 1);
  const weights: number[] = [];
  for (let band = 0; band < bands; band++) {
    const [left, centre, right] = [edges[band]!, edges[band + 1]!, edges[band + 2]!];
    const area = 2 / (right - left);
    let first = -1;
    for (let bin = 0; bin < bins; bin++) {
      const hz = (bin * sampleRateHz) / fftSamples;
      const height = Math.min((hz - left) / (centre - left), (right - hz) / (right - centre));
      if (height <= 0) continue;
      if (first < 0) first = bin;
      weights.push(height * area);
    }
    firstBin[band] = Math.max(first, 0);
    offset[band + 1] = weights.length;
  }
  return { bands, bins, firstBin, offset, weights: Float64Array.from(weights) };
}

/**
 * @param power |X|^2, shape (bins)
 * @param mel receives the mel power from `at` on, shape (bands)
 */
export function applyMelFilterbank(
  filterbank: MelFilterbank,
  power: Float64Array,
  mel: Float32Array | Float64Array,
  at = 0,
): void {
  const { bands, firstBin, offset, weights } = filterbank;
  for (let band = 0; band < bands; band++) {
    const end = offset[band + 1]!;
    let bin = firstBin[band]!;
    let sum = 0;
    for (let i = offset[band]!; i < end; i++) sum += weights[i]! * power[bin++]!;
    mel[at + band] = sum;
  }
}

/**
 * Natural logarithm of the mel power spectrogram.
 * @param signal mono in [-1, 1], shape (samples), 16 kHz unless said
 * @param options defaults: 25 ms Hann frames every 10 ms, 40 bands from 60 to 7600 Hz
 * @returns shape (1 + floor(samples / hop), bands); frame i centred on sample i * hop, zero beyond the signal's ends;
 *   no frames for no samples
 * @throws {ParameterError} a non-finite sample, or options out of range
 */
export function logMelSpectrogram(signal: Float32Array, options: LogMelOptions = {}): FrameMatrix {
  requireFinite(signal);
  const spectrum = new FrameSpectrum(options);
  const filterbank = cachedFilterbank(spectrum.fftSamples, options);
  const floor = options.floorPower ?? 1e-10;
  requirePositive('floorPower', floor);
  const frames = frameCount(signal.length, spectrum.hopSamples);
  const data = new Float32Array(frames * filterbank.bands);
  for (let frame = 0; frame < frames; frame++) {
    applyMelFilterbank(filterbank, spectrum.centred(signal, frame), data, frame * filterbank.bands);
  }
  for (let i = 0; i < data.length; i++) data[i] = Math.log(Math.max(data[i]!, floor));
  return { data, frames, dims: filterbank.bands };
}

const filterbanks = new Map<string, MelFilterbank>();

/** The same as {@link melFilterbank}, made once for the same bands. */
export function cachedFilterbank(fftSamples: number, options: MelBands): MelFilterbank {
  const key = [fftSamples, options.sampleRateHz, options.bands, options.minHz, options.maxHz].join();
  let filterbank = filterbanks.get(key);
  if (filterbank === undefined) {
    filterbank = melFilterbank(fftSamples, options);
    filterbanks.set(key, filterbank);
  }
  return filterbank;
}
