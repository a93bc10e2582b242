import { ParameterError } from '../errors.ts';
import type { FrameMatrix } from './frame-matrix.ts';
import { logMelSpectrogram, type LogMelOptions } from './mel.ts';
import { requirePositiveInteger } from './signal.ts';

export interface MfccOptions extends LogMelOptions {
  /** 13 unless said, the zeroth (loudness) included. */
  readonly coefficients?: number;
}

/**
 * Mel-frequency cepstral coefficients (Davis & Mermelstein 1980): an orthonormal DCT-II of the log-mel spectrogram.
 * Natural logarithm of power, where librosa takes decibels: the same up to the factor 10 / ln 10.
 * @param signal mono in [-1, 1], shape (samples), 16 kHz unless said
 * @returns shape (1 + floor(samples / hop), coefficients); frame i centred on sample i * hop
 * @throws {ParameterError} a non-finite sample, or more coefficients than bands
 */
export function mfcc(signal: Float32Array, options: MfccOptions = {}): FrameMatrix {
  return cepstrum(logMelSpectrogram(signal, options), options.coefficients ?? 13);
}

/**
 * The first coefficients of the orthonormal DCT-II of each frame.
 * @param logMel shape (frames, bands)
 * @returns shape (frames, coefficients)
 * @throws {ParameterError} more coefficients than bands
 */
export function cepstrum(logMel: FrameMatrix, coefficients: number): FrameMatrix {
  requirePositiveInteger('coefficients', coefficients);
  const { frames, dims: bands } = logMel;
  if (coefficients > bands) throw new ParameterError(`${coefficients} coefficients need as many bands, got ${bands}`);
  const basis = cosineBasis(bands, coefficients);
  const data = new Float32Array(frames * coefficients);
  for (let frame = 0; frame < frames; frame++) {
    const row = frame * bands;
    for (let k = 0; k < coefficients; k++) {
      let sum = 0;
      for (let band = 0, at = k * bands; band < bands; band++, at++) sum += basis[at]! * logMel.data[row + band]!;
      data[frame * coefficients + k] = sum;
    }
  }
  return { data, frames, dims: coefficients };
}

function cosineBasis(bands: number, coefficients: number): Float64Array {
  const basis = new Float64Array(coefficients * bands);
  for (let k = 0; k < coefficients; k++) {
    const scale = Math.sqrt((k === 0 ? 1 : 2) / bands);
    for (let band = 0; band < bands; band++) {
      basis[k * bands + band] = scale * Math.cos((Math.PI * k * (band + 0.5)) / bands);
    }
  }
  return basis;
}
