import { describe, expect, it } from 'vitest';
import { realFft } from '../../src/dsp/fft.ts';
import { ParameterError } from '../../src/errors.ts';
import { noise } from './signals.ts';

function naiveTransform(frame: Float32Array, k: number): [number, number] {
  let re = 0;
  let im = 0;
  for (let n = 0; n < frame.length; n++) {
    re += frame[n]! * Math.cos((2 * Math.PI * k * n) / frame.length);
    im -= frame[n]! * Math.sin((2 * Math.PI * k * n) / frame.length);
  }
  return [re, im];
}

describe('realFft', () => {
  it.each([8, 16, 32, 64, 512, 2048])('agrees with the definition on %i random samples', (size) => {
    const frame = noise(size, size);
    const plan = realFft(size);
    const re = new Float64Array(plan.bins);
    const im = new Float64Array(plan.bins);
    const power = new Float64Array(plan.bins + 3);
    plan.transform(frame, re, im);
    plan.power(frame, power, 3);
    for (let k = 0; k < plan.bins; k++) {
      const [slowRe, slowIm] = naiveTransform(frame, k);
      expect(re[k]).toBeCloseTo(slowRe, 8);
      expect(im[k]).toBeCloseTo(slowIm, 8);
      expect(power[k + 3]).toBeCloseTo(slowRe ** 2 + slowIm ** 2, 6);
    }
  });

  it('keeps energy (Parseval)', () => {
    const frame = noise(1024, 5);
    const power = new Float64Array(513);
    realFft(1024).power(frame, power);
    const inTime = frame.reduce((sum, sample) => sum + sample ** 2, 0);
    const inFrequency = power.reduce((sum, bin, k) => sum + bin * (k === 0 || k === 512 ? 1 : 2), 0) / 1024;
    expect(inFrequency).toBeCloseTo(inTime, 8);
  });

  it('makes the plan of one size once', () => {
    expect(realFft(256)).toBe(realFft(256));
  });

  it.each([0, 4, 7, 500, 512.5, NaN, -8])('refuses a size of %d', (size) => {
    expect(() => realFft(size)).toThrow(ParameterError);
  });

  it('refuses a frame of another size', () => {
    expect(() => realFft(16).power(new Float32Array(15), new Float64Array(9))).toThrow(/16 samples, got 15/);
  });
});
