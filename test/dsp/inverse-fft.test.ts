import { describe, expect, it } from 'vitest';
import { realFft } from '../../src/dsp/fft.ts';
import { inverseRealFft } from '../../src/dsp/inverse-fft.ts';
import { ParameterError } from '../../src/errors.ts';
import { noise } from './signals.ts';

describe('inverseRealFft', () => {
  it.each([8, 16, 64, 512, 2048, 8192])('gives %i samples back that were transformed', (size) => {
    const frame = noise(size, size);
    const { bins } = realFft(size);
    const [re, im] = [new Float64Array(bins), new Float64Array(bins)];
    realFft(size).transform(frame, re, im);
    const back = new Float64Array(size);
    inverseRealFft(size).transform(re, im, back);
    expect(Math.max(...frame.map((sample, i) => Math.abs(sample - back[i]!)))).toBeLessThan(1e-12);
  });

  it('agrees with the definition on a spectrum that is of no sound yet', () => {
    const size = 16;
    const [re, im] = [Float64Array.from(noise(9, 1)), Float64Array.from(noise(9, 2))];
    im[0] = im[8] = 0;
    const found = new Float64Array(size);
    inverseRealFft(size).transform(re, im, found);
    for (let n = 0; n < size; n++) {
      let sum = re[0]! + re[8]! * Math.cos(Math.PI * n);
      for (let k = 1; k < 8; k++) {
        const angle = (2 * Math.PI * k * n) / size;
        sum += 2 * (re[k]! * Math.cos(angle) - im[k]! * Math.sin(angle));
      }
      expect(found[n]).toBeCloseTo(sum / size, 12);
    }
  });

  it('refuses a size that the transform refuses', () => {
    expect(() => inverseRealFft(1411)).toThrow(ParameterError);
  });
});
