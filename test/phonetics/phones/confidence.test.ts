import { describe, expect, it } from 'vitest';
import { ParameterError } from '../../../src/errors.ts';
import {
  calibrated,
  expectedCalibrationError,
  fitCalibration,
  type ScoredPhone,
} from '../../../src/phonetics/phones/confidence.ts';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';

/** Phones that are right as often as a calibration says. */
function phonesOf(temperature: number, bias: number, count: number, seed: number): ScoredPhone[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const score = random() ** 0.3;
    return { score, correct: random() < calibrated(score, { temperature, bias }) };
  });
}

describe('fitCalibration', () => {
  it('finds the temperature and the bias that phones were drawn with', () => {
    for (const [temperature, bias] of [
      [1, 0],
      [2.5, -0.4],
      [0.6, 0.3],
    ] as const) {
      const found = fitCalibration(phonesOf(temperature, bias, 40_000, 7));
      expect(found.temperature / temperature).toBeGreaterThan(0.93);
      expect(found.temperature / temperature).toBeLessThan(1.07);
      expect(Math.abs(found.bias - bias)).toBeLessThan(0.1);
    }
  });

  it('makes confidence on other phones say how many are right', () => {
    const calibration = fitCalibration(phonesOf(2.5, -0.8, 5000, 1));
    const others = phonesOf(2.5, -0.8, 20_000, 2);
    expect(expectedCalibrationError(others)).toBeGreaterThan(0.15);
    const told = others.map(({ score, correct }) => ({ score: calibrated(score, calibration), correct }));
    expect(expectedCalibrationError(told)).toBeLessThan(0.02);
  });

  it('bears phones that are all right, all wrong, or all of one score', () => {
    const alike = (correct: (place: number) => boolean, score: (place: number) => number) =>
      fitCalibration(Array.from({ length: 50 }, (_, place) => ({ score: score(place), correct: correct(place) })));
    const spread = (place: number) => (place + 0.5) / 50;
    for (const { temperature, bias } of [
      alike(() => true, spread),
      alike(() => false, spread),
      alike(
        (place) => place % 2 === 0,
        () => 0.7,
      ),
      alike((place) => place >= 25, spread),
    ]) {
      expect(temperature).toBeGreaterThan(0);
      expect(Number.isFinite(temperature) && Number.isFinite(bias)).toBe(true);
    }
  });

  it('wants enough phones, and scores that are shares', () => {
    expect(() => fitCalibration([{ score: 0.5, correct: true }])).toThrow(ParameterError);
    const many = Array.from({ length: 20 }, () => ({ score: 1.2, correct: true }));
    expect(() => fitCalibration(many)).toThrow('1.2');
  });
});

describe('calibrated', () => {
  it('leaves scores alone at temperature 1, keeps their order, and is never beyond doubt', () => {
    expect(calibrated(0.8, { temperature: 1 })).toBeCloseTo(0.8, 9);
    expect(calibrated(0.8, { temperature: 2 })).toBeCloseTo(2 / 3, 9);
    for (const score of [0, 1]) {
      expect(calibrated(score, { temperature: 1 })).toBeGreaterThan(0);
      expect(calibrated(score, { temperature: 1 })).toBeLessThan(1);
    }
  });
});

describe('expectedCalibrationError', () => {
  it('is how far confidence is from what is right', () => {
    const phones = Array.from({ length: 10 }, (_, place) => ({ score: 0.9, correct: place < 6 }));
    expect(expectedCalibrationError(phones)).toBeCloseTo(0.3, 9);
    expect(expectedCalibrationError([])).toBe(0);
    expect(expectedCalibrationError([{ score: 1, correct: true }])).toBe(0);
  });
});
