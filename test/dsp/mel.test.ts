import { describe, expect, it } from 'vitest';
import { frameRow } from '../../src/dsp/frame-matrix.ts';
import { hzToMel, logMelSpectrogram, melFilterbank, melToHz } from '../../src/dsp/mel.ts';
import { mfcc, cepstrum } from '../../src/dsp/mfcc.ts';
import { ParameterError } from '../../src/errors.ts';
import { noise, randomFrames, tone } from './signals.ts';

describe('mel scale', () => {
  it('agrees with librosa: 1000 Hz is 15 mel, 6400 Hz is 42 mel', () => {
    expect(hzToMel(1000)).toBeCloseTo(15, 10);
    expect(hzToMel(6400)).toBeCloseTo(42, 10);
  });

  it('goes there and back', () => {
    for (const hz of [0, 20, 440, 999, 1000, 1001, 7600]) expect(melToHz(hzToMel(hz))).toBeCloseTo(hz, 8);
  });
});

describe('melFilterbank', () => {
  it('has triangles of area one in Hz, each peaking above the last', () => {
    const bank = melFilterbank(4096, { bands: 20, minHz: 0, maxHz: 8000 });
    for (let band = 0; band < 20; band++) {
      const weights = bank.weights.subarray(bank.offset[band], bank.offset[band + 1]);
      expect(weights.reduce((sum, weight) => sum + weight * (16000 / 4096), 0)).toBeCloseTo(1, 1);
      if (band > 0) expect(bank.firstBin[band]).toBeGreaterThan(bank.firstBin[band - 1]!);
    }
  });

  it.each([
    { minHz: 4000, maxHz: 4000 },
    { minHz: -1 },
    { maxHz: 9000 },
    { bands: 0 },
    { sampleRateHz: NaN },
    { sampleRateHz: 0 },
  ])('refuses %o', (options) => {
    expect(() => melFilterbank(512, options)).toThrow(ParameterError);
  });
});

describe('logMelSpectrogram', () => {
  it('has a frame every 10 ms, the first at the start', () => {
    const { frames, dims } = logMelSpectrogram(new Float32Array(16000));
    expect([frames, dims]).toEqual([101, 40]);
  });

  it('has no frames for no samples', () => {
    expect(logMelSpectrogram(new Float32Array(0)).frames).toBe(0);
  });

  it('is finite on digital silence', () => {
    const { data } = logMelSpectrogram(new Float32Array(1600));
    expect(new Set(data)).toEqual(new Set([Math.fround(Math.log(1e-10))]));
  });

  it.each([200, 440, 1000, 3000, 6000])('has its loudest band at a tone of %i Hz', (hz) => {
    const bands = 40;
    const row = frameRow(logMelSpectrogram(tone(hz, 0.5), { bands }), 25);
    const loudest = row.indexOf(Math.max(...row));
    const low = hzToMel(60);
    const step = (hzToMel(7600) - low) / (bands + 1);
    expect(Math.abs((hzToMel(hz) - low) / step - 1 - loudest)).toBeLessThanOrEqual(1);
  });

  it('adds 2 ln 10 when the signal is ten times as strong', () => {
    const quiet = logMelSpectrogram(noise(4000, 3, 0.05));
    const loud = logMelSpectrogram(noise(4000, 3, 0.5));
    for (let i = 0; i < quiet.data.length; i += 37) {
      expect(loud.data[i]! - quiet.data[i]!).toBeCloseTo(2 * Math.log(10), 3);
    }
  });

  it('does not depend on what a frame does not cover', () => {
    const whole = noise(16000, 8);
    const part = logMelSpectrogram(whole.subarray(0, 8000));
    const all = logMelSpectrogram(whole);
    expect(part.data.subarray(0, 48 * 40)).toEqual(all.data.subarray(0, 48 * 40));
  });

  it('names the first non-finite sample', () => {
    const broken = new Float32Array(100);
    broken[42] = NaN;
    expect(() => logMelSpectrogram(broken)).toThrow(/sample 42 of 100 is NaN/);
  });

  it('refuses an FFT smaller than the frame', () => {
    expect(() => logMelSpectrogram(new Float32Array(10), { fftSamples: 256 })).toThrow(ParameterError);
  });
});

describe('mfcc', () => {
  it('is an orthonormal transform: all coefficients keep the length of a frame', () => {
    const logMel = randomFrames(5, 24, 2);
    const all = cepstrum(logMel, 24);
    const energy = (data: Float32Array) => data.reduce((sum, value) => sum + value ** 2, 0);
    expect(energy(all.data)).toBeCloseTo(energy(logMel.data), 3);
  });

  it('puts loudness into the zeroth coefficient alone', () => {
    const quiet = mfcc(noise(4000, 3, 0.05));
    const loud = mfcc(noise(4000, 3, 0.5));
    expect(loud.data[13]! - quiet.data[13]!).toBeCloseTo(2 * Math.log(10) * Math.sqrt(40), 2);
    expect(loud.data[14]! - quiet.data[14]!).toBeCloseTo(0, 3);
  });

  it('refuses more coefficients than bands', () => {
    expect(() => mfcc(noise(1000), { bands: 12 })).toThrow(ParameterError);
  });
});
