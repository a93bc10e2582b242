import { describe, expect, it } from 'vitest';
import { intensityDb } from '../../src/dsp/intensity.ts';
import { preEmphasis } from '../../src/dsp/pre-emphasis.ts';
import { spectralCentroidHz, spectralFlatness, spectralFlux } from '../../src/dsp/spectral-shape.ts';
import { FrameSpectrum, frameCount } from '../../src/dsp/spectrogram.ts';
import { analysisWindow } from '../../src/dsp/window.ts';
import { ParameterError } from '../../src/errors.ts';
import { noise, tone } from './signals.ts';

const spectrumOf = (signal: Float32Array) =>
  new FrameSpectrum({ frameSamples: 1024, window: 'hann' }).at(signal, 0).slice();

describe('spectralCentroidHz', () => {
  it.each([300, 1000, 5000])('of a tone of %i Hz is that tone', (hz) => {
    expect(Math.abs(spectralCentroidHz(spectrumOf(tone(hz, 0.1)), 16000) - hz)).toBeLessThan(8);
  });

  it('of white noise is about a quarter of the sample rate, of silence not a number', () => {
    expect(Math.abs(spectralCentroidHz(spectrumOf(noise(1024, 7)), 16000) - 4000)).toBeLessThan(400);
    expect(spectralCentroidHz(new Float64Array(513), 16000)).toBeNaN();
  });
});

describe('spectralFlatness', () => {
  it('is 1 for a click, about 0.56 for noise, next to nothing for a tone, not a number for silence', () => {
    const click = new Float64Array(513).fill(3);
    expect(spectralFlatness(click)).toBeCloseTo(1, 6);
    expect(Math.abs(spectralFlatness(spectrumOf(noise(1024, 2))) - 0.56)).toBeLessThan(0.08);
    expect(spectralFlatness(spectrumOf(tone(1000, 0.1)))).toBeLessThan(1e-3);
    expect(spectralFlatness(new Float64Array(513))).toBeNaN();
  });

  it('does not depend on loudness, however many bins', () => {
    const power = spectrumOf(noise(1024, 2));
    expect(spectralFlatness(power.map((bin) => bin * 1e6))).toBeCloseTo(spectralFlatness(power), 8);
    expect(spectralFlatness(power.map((bin) => bin * 1e-6))).toBeCloseTo(spectralFlatness(power), 6);
  });
});

describe('spectralFlux', () => {
  it('counts what grew and not what faded', () => {
    expect(spectralFlux(Float64Array.of(0, 9), Float64Array.of(4, 1))).toBe(2);
    expect(spectralFlux(Float64Array.of(4, 1), Float64Array.of(4, 1))).toBe(0);
  });

  it('refuses spectra of differing sizes', () => {
    expect(() => spectralFlux(new Float64Array(2), new Float64Array(3))).toThrow(ParameterError);
  });
});

describe('intensityDb', () => {
  it('is 0 for a square wave at full scale, -3.01 for a sine, -20 more at a tenth', () => {
    expect(intensityDb(Float32Array.of(1, -1, 1, -1))).toBeCloseTo(0, 6);
    expect(intensityDb(tone(100, 1))).toBeCloseTo(-3.01, 2);
    expect(intensityDb(tone(100, 1, 16000, 0.1))).toBeCloseTo(-23.01, 2);
  });

  it('is -100 for silence and for nothing, and clamps its span', () => {
    expect(intensityDb(new Float32Array(10))).toBe(-100);
    expect(intensityDb(new Float32Array(0))).toBe(-100);
    expect(intensityDb(Float32Array.of(0, 1), 1, 99)).toBeCloseTo(0, 6);
  });
});

describe('preEmphasis', () => {
  it('gives the same in pieces as in one', () => {
    const whole = noise(100, 3);
    const first = preEmphasis(whole.subarray(0, 40));
    const second = preEmphasis(whole.subarray(40), 0.97, whole[39]);
    expect([...first, ...second]).toEqual([...preEmphasis(whole)]);
  });

  it('refuses a coefficient above 1', () => {
    expect(() => preEmphasis(new Float32Array(2), 1.5)).toThrow(ParameterError);
  });
});

describe('FrameSpectrum', () => {
  it('counts what lies outside the signal as zero', () => {
    const signal = noise(3000, 4);
    const padded = new Float32Array(3400);
    padded.set(signal, 200);
    const spectrum = new FrameSpectrum();
    for (const start of [-200, -400, 0, 2800, 3000, 9000]) {
      const direct = spectrum.at(signal, start).slice();
      expect(direct).toEqual(spectrum.at(padded, start + 200));
    }
  });

  it('has a frame for the start and one for each whole hop', () => {
    expect([0, 1, 159, 160, 16000].map((samples) => frameCount(samples, 160))).toEqual([0, 1, 1, 2, 101]);
  });
});

describe('analysisWindow', () => {
  it('is periodic, so that windows half apart sum to one', () => {
    const hann = analysisWindow('hann', 8);
    for (let i = 0; i < 4; i++) expect(hann[i]! + hann[i + 4]!).toBeCloseTo(1, 6);
    expect([...analysisWindow('rectangular', 2)]).toEqual([1, 1]);
  });
});
