import { realFft, type RealFft } from './fft.ts';

const plans = new Map<number, InverseRealFft>();

/**
 * The inverse of {@link realFft}, made once per size and thread.
 * @throws {ParameterError} a size that is no power of two of at least 8
 */
export function inverseRealFft(size: number): InverseRealFft {
  let plan = plans.get(size);
  if (plan === undefined) {
    plan = new InverseRealFft(size);
    plans.set(size, plan);
  }
  return plan;
}

/**
 * Real samples of a spectrum, x[n] = 1 / size * sum over k of X[k] exp(2 pi i k n / size). It goes through the Hartley transform, which is its own
 * inverse and comes of a real Fourier transform as the real less the imaginary part (Bracewell 1983), so that one routine serves both ways.
 */
export class InverseRealFft {
  private readonly forward: RealFft;
  private readonly hartley: Float64Array;
  private readonly re: Float64Array;
  private readonly im: Float64Array;

  constructor(readonly size: number) {
    this.forward = realFft(size);
    this.hartley = new Float64Array(size);
    this.re = new Float64Array(this.forward.bins);
    this.im = new Float64Array(this.forward.bins);
  }

  /**
   * @param re real parts, shape (size / 2 + 1)
   * @param im imaginary parts, of the same shape; the first and the last are taken for zero
   * @param frame receives the samples, shape (size)
   */
  transform(re: Float64Array, im: Float64Array, frame: Float64Array): void {
    const { size, hartley, forward } = this;
    const half = size / 2;
    hartley[0] = re[0]!;
    hartley[half] = re[half]!;
    for (let k = 1; k < half; k++) {
      hartley[k] = re[k]! - im[k]!;
      hartley[size - k] = re[k]! + im[k]!;
    }
    forward.transform(hartley, this.re, this.im);
    const scale = 1 / size;
    frame[0] = this.re[0]! * scale;
    frame[half] = this.re[half]! * scale;
    for (let n = 1; n < half; n++) {
      frame[n] = (this.re[n]! - this.im[n]!) * scale;
      frame[size - n] = (this.re[n]! + this.im[n]!) * scale;
    }
  }
}
