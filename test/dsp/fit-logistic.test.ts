import { expect, it } from 'vitest';
import { fitLogistic } from '../../src/dsp/fit-logistic.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';

const random = seededRandom(1);
const signs = Array.from({ length: 20_000 }, () => {
  const value = 4 * random() - 2;
  return { value, isSo: random() < 1 / (1 + Math.exp(-(3 * value - 1))) };
});

it('finds the curve that signs were drawn by', () => {
  const { slope, bias } = fitLogistic(signs);
  expect(slope).toBeCloseTo(3, 0);
  expect(bias).toBeCloseTo(-1, 0);
});

it('takes a sign of twice the weight for two', () => {
  const heavy = signs.slice(0, 500).map((sign, i) => ({ ...sign, weight: i < 250 ? 2 : 1 }));
  const repeated = [...signs.slice(0, 500), ...signs.slice(0, 250)];
  // Targets are smoothed by how many there are, which is nearly the same.
  expect(fitLogistic(heavy).slope).toBeCloseTo(fitLogistic(repeated).slope, 1);
});

it('makes no step of signs that never err', () => {
  const { slope, bias } = fitLogistic(
    Array.from({ length: 50 }, (_, i) => ({ value: i < 25 ? -1 : 1, isSo: i >= 25 })),
  );
  expect(slope).toBeGreaterThan(1);
  expect(slope).toBeLessThan(20);
  expect(Math.abs(bias)).toBeLessThan(0.5);
});
