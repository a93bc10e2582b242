import { realFft, type RealFft } from '../../dsp/fft.ts';
import { inverseRealFft, type InverseRealFft } from '../../dsp/inverse-fft.ts';
import { sineWindow } from '../../dsp/sine-window.ts';
import type { ShortTimeLayout } from './short-time-layout.ts';

/**
 * Parts of a sound by masks over the magnitude of its short-time spectrum, whose phase they keep; a mask is for all channels. Frames are put
 * together by overlap-add (Griffin & Lim 1984), so that masks of 1 give the sound again. Sound goes in hop by hop, and comes out one hop later.
 */
export class MaskedOverlapAdd {
  private readonly fft: RealFft;
  private readonly inverse: InverseRealFft;
  private readonly window: Float64Array;
  private readonly frame: Float64Array;
  private readonly spectrum: { re: Float64Array; im: Float64Array };
  private readonly masked: { re: Float64Array; im: Float64Array };
  /** The hop before, interleaved. */
  private readonly before: Float32Array;
  /** Of each part and channel what the frame before has left for this hop. */
  private readonly rests: readonly (readonly Float64Array[])[];
  private readonly outputs: readonly Float32Array[];

  /** @param parts how many masks there are for each frame */
  constructor(
    private readonly layout: ShortTimeLayout,
    private readonly channels: number,
    parts: number,
  ) {
    const { hopSamples, fftSamples } = layout;
    this.fft = realFft(fftSamples);
    this.inverse = inverseRealFft(fftSamples);
    this.window = sineWindow(2 * hopSamples);
    this.frame = new Float64Array(fftSamples);
    const spectrum = () => ({ re: new Float64Array(this.fft.bins), im: new Float64Array(this.fft.bins) });
    this.spectrum = spectrum();
    this.masked = spectrum();
    this.before = new Float32Array(hopSamples * channels);
    this.rests = Array.from({ length: parts }, () =>
      Array.from({ length: channels }, () => new Float64Array(hopSamples)),
    );
    this.outputs = Array.from({ length: parts }, () => new Float32Array(hopSamples * channels));
  }

  /**
   * @param hop the next samples, interleaved, shape (hopSamples * channels)
   * @param masks of the frame that this hop ends, one a part, each of shape (MASK_BANDS)
   * @returns of each part the samples of the hop before, in the same arrays each time
   */
  next(hop: Float32Array, masks: readonly Float32Array[]): readonly Float32Array[] {
    const { channels, before, layout } = this;
    const { hopSamples } = layout;
    const sounding = masks.map((mask) => mask.some((share) => share > 0));
    for (let channel = 0; channel < channels; channel++) {
      if (sounding.includes(true)) this.analyse(hop, channel);
      masks.forEach((mask, part) => {
        const rest = this.rests[part]![channel]!;
        const output = this.outputs[part]!;
        for (let i = 0; i < hopSamples; i++) output[i * channels + channel] = rest[i]!;
        if (sounding[part] !== true) return void rest.fill(0);
        this.applyMask(mask);
        for (let i = 0; i < hopSamples; i++) {
          output[i * channels + channel] = rest[i]! + this.frame[i]! * this.window[i]!;
          rest[i] = this.frame[hopSamples + i]! * this.window[hopSamples + i]!;
        }
      });
    }
    before.set(hop);
    return this.outputs;
  }

  private analyse(hop: Float32Array, channel: number): void {
    const { before, channels, frame, window, layout } = this;
    const { hopSamples } = layout;
    for (let i = 0; i < hopSamples; i++) {
      frame[i] = before[i * channels + channel]! * window[i]!;
      frame[hopSamples + i] = hop[i * channels + channel]! * window[hopSamples + i]!;
    }
    frame.fill(0, 2 * hopSamples);
    this.fft.transform(frame, this.spectrum.re, this.spectrum.im);
  }

  /** Leaves the part's samples in `frame`. */
  private applyMask(mask: Float32Array): void {
    const { spectrum, masked, layout } = this;
    for (let bin = 0; bin < this.fft.bins; bin++) {
      const share = mask[layout.bandOfBin[bin]!]!;
      masked.re[bin] = spectrum.re[bin]! * share;
      masked.im[bin] = spectrum.im[bin]! * share;
    }
    this.inverse.transform(masked.re, masked.im, this.frame);
  }
}
