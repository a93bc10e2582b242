import { realFft } from '../../dsp/fft.ts';
import { sineWindow } from '../../dsp/sine-window.ts';

/** What masks are for and what the network that makes them reads, as models/separator/recipe/spectrum.py has it. */
export const MASK_SAMPLE_RATE_HZ = 32_000;
const FRAME_SAMPLES = 1024;
/** 16 ms; frame i is centred on sample i * hop. */
export const MASK_HOP_SAMPLES = FRAME_SAMPLES / 2;
const BINS = FRAME_SAMPLES / 2 + 1;
export const BIN_HZ = MASK_SAMPLE_RATE_HZ / FRAME_SAMPLES;
/** Below 2.25 kHz, where a voice's harmonics are apart, each bin is a band of its own; above, eight are. */
const FINE_BANDS = 72;
const COARSE_BINS = 8;
/** 60 dB below the loudest of a window nothing counts. */
const FLOOR = 1e-6;
const SILENCE = 1e-12;

/** @param bin of a frame of 1024 samples at 32 kHz */
export function bandOfBin(bin: number): number {
  return bin < FINE_BANDS ? bin : FINE_BANDS + Math.floor((bin - FINE_BANDS) / COARSE_BINS);
}

/** 128 */
export const MASK_BANDS = bandOfBin(BINS - 1) + 1;

const bandOf = Uint8Array.from({ length: BINS }, (_, bin) => bandOfBin(bin));
/** Bins of each band. */
const widths = bandOf.reduce((counts, band) => {
  counts[band]!++;
  return counts;
}, new Uint8Array(MASK_BANDS));

/** Mean power of the bands, with all work space reused. */
export class MaskBands {
  private readonly window = sineWindow(FRAME_SAMPLES);
  private readonly frame = new Float64Array(FRAME_SAMPLES);
  private readonly bins = new Float64Array(BINS);

  /**
   * @param signal mono at 32 kHz; outside it there are zeros
   * @param start index of the sample that the first frame is centred on, may be negative
   * @returns mean of |X|^2 over the bins of each band, shape (frames, MASK_BANDS)
   */
  power(signal: Float32Array, start: number, frames: number): Float32Array {
    const { window, frame, bins } = this;
    const fft = realFft(FRAME_SAMPLES);
    const power = new Float32Array(frames * MASK_BANDS);
    for (let row = 0; row < frames; row++) {
      const from = start + row * MASK_HOP_SAMPLES - FRAME_SAMPLES / 2;
      for (let i = 0; i < FRAME_SAMPLES; i++) frame[i] = (signal[from + i] ?? 0) * window[i]!;
      fft.power(frame, bins);
      const at = row * MASK_BANDS;
      for (let bin = 0; bin < BINS; bin++) power[at + bandOf[bin]!]! += bins[bin]!;
      for (let band = 0; band < MASK_BANDS; band++) power[at + band]! /= widths[band]!;
    }
    return power;
  }
}

/** Power of the bands of a window as the network reads it, about -1.5 to 2 whatever the level; in place. */
export function normaliseMaskBands(power: Float32Array): Float32Array {
  let loudest = 0;
  for (const value of power) if (value > loudest) loudest = value;
  const scale = 1 / (loudest + SILENCE);
  for (let i = 0; i < power.length; i++) power[i] = (Math.log(power[i]! * scale + FLOOR) + 8) / 4;
  return power;
}
