import { ParameterError } from '../errors.ts';

const plans = new Map<number, RealFft>();

/**
 * The plan (twiddles, permutation, work space) for one size, made once per thread.
 * @param size samples a frame, a power of two, at least 8
 * @throws {ParameterError} any other size
 */
export function realFft(size: number): RealFft {
  let plan = plans.get(size);
  if (plan === undefined) {
    plan = new RealFft(size);
    plans.set(size, plan);
  }
  return plan;
}

/**
 * Discrete Fourier transform of real samples: the samples are taken as half as many complex ones, transformed by
 * radix-2 decimation in time with its first two stages merged, and split again (Press et al., Numerical Recipes, 12.3).
 * The sign convention is X[k] = sum over n of x[n] exp(-2 pi i k n / size), without scaling.
 */
export class RealFft {
  /** size / 2 + 1 */
  readonly bins: number;
  private readonly half: number;
  private readonly swap: Uint32Array;
  /** cos and sin of 2 pi k / size for k < size / 2; a stage of length L reads every (size / L)th. */
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private readonly re: Float64Array;
  private readonly im: Float64Array;

  constructor(readonly size: number) {
    if (!Number.isInteger(size) || size < 8 || (size & (size - 1)) !== 0) {
      throw new ParameterError(`an FFT takes a power of two of at least 8 samples, got ${size}`);
    }
    this.half = size / 2;
    this.bins = this.half + 1;
    this.swap = bitReversal(this.half);
    this.cosines = Float64Array.from({ length: this.half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.sines = Float64Array.from({ length: this.half }, (_, k) => Math.sin((2 * Math.PI * k) / size));
    this.re = new Float64Array(this.half);
    this.im = new Float64Array(this.half);
  }

  /**
   * @param frame shape (size)
   * @param re receives the real parts, shape (bins)
   * @param im receives the imaginary parts, shape (bins)
   */
  transform(frame: Float32Array | Float64Array, re: Float64Array, im: Float64Array): void {
    this.halfTransform(frame);
    const { half, cosines, sines, re: zr, im: zi } = this;
    re[0] = zr[0]! + zi[0]!;
    im[0] = 0;
    re[half] = zr[0]! - zi[0]!;
    im[half] = 0;
    for (let k = 1; k < half; k++) {
      const mirrored = half - k;
      const evenRe = 0.5 * (zr[k]! + zr[mirrored]!);
      const evenIm = 0.5 * (zi[k]! - zi[mirrored]!);
      const oddRe = 0.5 * (zi[k]! + zi[mirrored]!);
      const oddIm = 0.5 * (zr[mirrored]! - zr[k]!);
      re[k] = evenRe + cosines[k]! * oddRe + sines[k]! * oddIm;
      im[k] = evenIm + cosines[k]! * oddIm - sines[k]! * oddRe;
    }
  }

  /**
   * |X[k]|^2, written at `offset`; saves storing the spectrum where only its power is wanted.
   * @param frame shape (size)
   * @param power receives shape (bins) from `offset` on
   */
  power(frame: Float32Array | Float64Array, power: Float32Array | Float64Array, offset = 0): void {
    this.halfTransform(frame);
    const { half, cosines, sines, re: zr, im: zi } = this;
    const first = zr[0]! + zi[0]!;
    const last = zr[0]! - zi[0]!;
    power[offset] = first * first;
    power[offset + half] = last * last;
    const middle = half >> 1;
    power[offset + middle] = zr[middle]! * zr[middle]! + zi[middle]! * zi[middle]!;
    for (let k = 1; k < middle; k++) {
      const mirrored = half - k;
      const evenRe = 0.5 * (zr[k]! + zr[mirrored]!);
      const evenIm = 0.5 * (zi[k]! - zi[mirrored]!);
      const oddRe = 0.5 * (zi[k]! + zi[mirrored]!);
      const oddIm = 0.5 * (zr[mirrored]! - zr[k]!);
      const turnedRe = cosines[k]! * oddRe + sines[k]! * oddIm;
      const turnedIm = cosines[k]! * oddIm - sines[k]! * oddRe;
      // X[half - k] is the conjugate of even - turned, so both bins come from one twiddle.
      const lowRe = evenRe + turnedRe;
      const lowIm = evenIm + turnedIm;
      const highRe = evenRe - turnedRe;
      const highIm = evenIm - turnedIm;
      power[offset + k] = lowRe * lowRe + lowIm * lowIm;
      power[offset + mirrored] = highRe * highRe + highIm * highIm;
    }
  }

  /** The complex transform of (even + i odd) samples, left in `re` and `im`. */
  private halfTransform(frame: Float32Array | Float64Array): void {
    const { half, swap, cosines, sines, re, im } = this;
    if (frame.length !== this.size) {
      throw new ParameterError(`the FFT plan is for ${this.size} samples, got ${frame.length}`);
    }
    for (let k = 0; k < half; k++) {
      const from = 2 * swap[k]!;
      re[k] = frame[from]!;
      im[k] = frame[from + 1]!;
    }
    for (let k = 0; k < half; k += 4) {
      const aRe = re[k]! + re[k + 1]!;
      const aIm = im[k]! + im[k + 1]!;
      const bRe = re[k]! - re[k + 1]!;
      const bIm = im[k]! - im[k + 1]!;
      const cRe = re[k + 2]! + re[k + 3]!;
      const cIm = im[k + 2]! + im[k + 3]!;
      const dRe = re[k + 2]! - re[k + 3]!;
      const dIm = im[k + 2]! - im[k + 3]!;
      re[k] = aRe + cRe;
      im[k] = aIm + cIm;
      re[k + 1] = bRe + dIm;
      im[k + 1] = bIm - dRe;
      re[k + 2] = aRe - cRe;
      im[k + 2] = aIm - cIm;
      re[k + 3] = bRe - dIm;
      im[k + 3] = bIm + dRe;
    }
    for (let length = 8; length <= half; length <<= 1) {
      const reach = length >> 1;
      const stride = this.size / length;
      for (let j = 0; j < reach; j++) {
        const cosine = cosines[j * stride]!;
        const sine = sines[j * stride]!;
        for (let low = j; low < half; low += length) {
          const high = low + reach;
          const turnedRe = cosine * re[high]! + sine * im[high]!;
          const turnedIm = cosine * im[high]! - sine * re[high]!;
          re[high] = re[low]! - turnedRe;
          im[high] = im[low]! - turnedIm;
          re[low] = re[low]! + turnedRe;
          im[low] = im[low]! + turnedIm;
        }
      }
    }
  }
}

function bitReversal(length: number): Uint32Array {
  const swap = new Uint32Array(length);
  for (let i = 1, j = 0; i < length; i++) {
    let bit = length >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    swap[i] = j;
  }
  return swap;
}
