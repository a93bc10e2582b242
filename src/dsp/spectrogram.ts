import { ParameterError } from '../errors.ts';
import { realFft } from './fft.ts';
import { requirePositiveInteger } from './signal.ts';
import { analysisWindow, type WindowShape } from './window.ts';

/** How a signal is cut into analysis frames. At 16 kHz the defaults are frames of 25 ms every 10 ms. */
export interface FrameLayout {
  /** Samples under the window; 400 unless said. */
  readonly frameSamples?: number;
  /** Samples between the centres of neighbouring frames; 160 unless said. */
  readonly hopSamples?: number;
  /** FFT size, the next power of two that holds a frame unless said. */
  readonly fftSamples?: number;
  /** `hann` unless said. */
  readonly window?: WindowShape;
}

/** Frames that a signal gives: frame i is centred on sample i * hop, the last one at or before the end. */
export function frameCount(samples: number, hopSamples: number): number {
  return samples === 0 ? 0 : 1 + Math.floor(samples / hopSamples);
}

/** The power spectrum of one windowed frame after another, with all work space reused. */
export class FrameSpectrum {
  readonly frameSamples: number;
  readonly hopSamples: number;
  readonly fftSamples: number;
  /** fftSamples / 2 + 1 */
  readonly bins: number;
  /** shape (bins); overwritten by each call */
  readonly power: Float64Array;
  private readonly window: Float32Array;
  private readonly padded: Float64Array;

  /** @throws {ParameterError} sizes below 1, or an FFT smaller than its frame */
  constructor(layout: FrameLayout = {}) {
    this.frameSamples = layout.frameSamples ?? 400;
    this.hopSamples = layout.hopSamples ?? 160;
    requirePositiveInteger('frameSamples', this.frameSamples);
    requirePositiveInteger('hopSamples', this.hopSamples);
    this.fftSamples = layout.fftSamples ?? 2 ** Math.max(3, Math.ceil(Math.log2(this.frameSamples)));
    if (this.fftSamples < this.frameSamples) {
      throw new ParameterError(`an FFT of ${this.fftSamples} samples is smaller than a frame of ${this.frameSamples}`);
    }
    this.bins = realFft(this.fftSamples).bins;
    this.power = new Float64Array(this.bins);
    this.window = analysisWindow(layout.window ?? 'hann', this.frameSamples);
    this.padded = new Float64Array(this.fftSamples);
  }

  /**
   * @param signal mono; samples before its start and after its end count as zero
   * @param start index of the frame's first sample, may be negative
   * @returns |X|^2, shape (bins), the same array each time
   */
  at(signal: Float32Array, start: number): Float64Array {
    const { padded, window, frameSamples } = this;
    const from = Math.max(0, -start);
    const to = Math.max(from, Math.min(frameSamples, signal.length - start));
    if (from > 0) padded.fill(0, 0, from);
    for (let i = from; i < to; i++) padded[i] = signal[start + i]! * window[i]!;
    if (to < frameSamples) padded.fill(0, to, frameSamples);
    realFft(this.fftSamples).power(padded, this.power);
    return this.power;
  }

  /** The frame centred on sample `frame * hopSamples`. */
  centred(signal: Float32Array, frame: number): Float64Array {
    return this.at(signal, frame * this.hopSamples - (this.frameSamples >> 1));
  }
}
