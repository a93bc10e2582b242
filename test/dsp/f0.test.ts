import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackF0 } from '../../src/dsp/f0.ts';
import { ParameterError } from '../../src/errors.ts';
import { buzz, noise, tone } from './signals.ts';

const voiced = (track: Float32Array) => [...track].filter((hz) => hz === hz);

/** YIN by its definition at the full rate, a whole table of lags, no thinning out. */
function slowYin(signal: Float32Array, centre: number, sampleRateHz = 16000): number {
  const window = Math.ceil(sampleRateHz / 60);
  const difference = [0];
  for (let lag = 1; lag <= window + 1; lag++) {
    let sum = 0;
    const start = centre - ((window + lag) >> 1);
    for (let i = start; i < start + window; i++) sum += (signal[i]! - signal[i + lag]!) ** 2;
    difference.push(sum);
  }
  let sum = 0;
  const normalised = difference.map((value, lag) => (lag === 0 ? 1 : (value * lag) / (sum += value)));
  for (let lag = Math.floor(sampleRateHz / 600); lag <= window; lag++) {
    if (normalised[lag]! < 0.15 && normalised[lag + 1]! >= normalised[lag]!) return sampleRateHz / lag;
  }
  return NaN;
}

describe('trackF0', () => {
  it.each([61, 80, 123, 220, 347, 440, 590])(
    'finds a voice of %i Hz within a thousandth in every inner frame',
    (hz) => {
      const { f0Hz } = trackF0(buzz(hz, hz, 0.6));
      expect(f0Hz).toHaveLength(61);
      for (const found of f0Hz.subarray(3, 58)) expect(Math.abs(found / hz - 1)).toBeLessThan(1e-3);
    },
  );

  it.each([
    [8000, 150],
    [22050, 210],
    [44100, 95],
    [48000, 555],
  ])('works at %i Hz', (sampleRateHz, hz) => {
    const found = voiced(trackF0(tone(hz, 0.3, sampleRateHz, 0.5), { sampleRateHz }).f0Hz);
    expect(found.length).toBeGreaterThan(20);
    for (const value of found) expect(Math.abs(value / hz - 1)).toBeLessThan(2e-3);
  });

  it('agrees with YIN by its definition at the full rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 70, max: 550 }), fc.integer({ min: 0, max: 40 }), (hz, percentNoise) => {
        const hiss = noise(4800, hz, percentNoise / 1000);
        const signal = buzz(hz, hz * 1.05, 0.3).map((sample, i) => sample + hiss[i]!);
        const frame = 15;
        const fast = trackF0(signal).f0Hz[frame]!;
        const slow = slowYin(signal, frame * 160);
        expect(Math.abs(fast / slow - 1)).toBeLessThan(0.02);
      }),
      { numRuns: 40 },
    );
  });

  it('follows a glide', () => {
    const { f0Hz } = trackF0(buzz(120, 240, 1));
    for (const frame of [20, 40, 60, 80]) expect(f0Hz[frame]! / (120 + 1.2 * frame)).toBeCloseTo(1, 1);
  });

  it('finds no period in noise, in silence, or in a hum too soft to hear', () => {
    expect(voiced(trackF0(noise(16000)).f0Hz)).toEqual([]);
    expect(voiced(trackF0(new Float32Array(16000)).f0Hz)).toEqual([]);
    expect(voiced(trackF0(tone(100, 0.5, 16000, 1e-5)).f0Hz)).toEqual([]);
  });

  it('does not depend on loudness', () => {
    const loud = trackF0(buzz(150, 180, 0.3)).f0Hz;
    const soft = trackF0(buzz(150, 180, 0.3).map((sample) => sample / 128)).f0Hz;
    expect(soft).toEqual(loud);
  });

  it('has no frames for no samples, and unvoiced ones where the window does not fit', () => {
    expect(trackF0(new Float32Array(0)).f0Hz).toHaveLength(0);
    expect(voiced(trackF0(tone(100, 0.02)).f0Hz)).toEqual([]);
  });

  it.each([{ minHz: 0 }, { minHz: 600 }, { maxHz: 4001 }, { hopSamples: 0 }, { threshold: 1 }, { sampleRateHz: -1 }])(
    'refuses %o',
    (options) => {
      expect(() => trackF0(new Float32Array(10), options)).toThrow(ParameterError);
    },
  );

  it('refuses a signal with an infinity', () => {
    expect(() => trackF0(Float32Array.of(0, Infinity))).toThrow(/sample 1 of 2 is Infinity/);
  });
});
