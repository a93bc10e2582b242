import { describe, expect, it } from 'vitest';
import { doubleRate } from '../../src/dsp/double-rate.ts';

const tone = (hz: number, rateHz: number, count: number) =>
  Float32Array.from({ length: count }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rateHz));

describe('doubleRate', () => {
  it.each([100, 1000, 6000])('makes of a tone of %d Hz the same tone', (hz) => {
    const doubled = doubleRate(tone(hz, 22_050, 500));
    const wanted = tone(hz, 44_100, 1000);
    expect(doubled).toHaveLength(1000);
    // Beyond the ends it is silent, which is heard near them.
    for (let at = 100; at < 900; at++) expect(Math.abs(doubled[at]! - wanted[at]!)).toBeLessThan(0.01);
  });

  it('keeps what was there, and nothing of nothing', () => {
    const samples = Float32Array.of(0.5, -0.25, 1);
    expect(doubleRate(samples).filter((_, i) => i % 2 === 0)).toEqual(samples);
    expect(doubleRate(new Float32Array(0))).toHaveLength(0);
  });
});
