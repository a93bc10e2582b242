import { expect, it } from 'vitest';
import { siSdrDb } from '../../../../src/sound/separation/evaluation/si-sdr.ts';

const tone = (hz: number, gain = 1) =>
  Float32Array.from({ length: 8000 }, (_, i) => gain * Math.sin((2 * Math.PI * hz * i) / 8000));
const sum = (one: Float32Array, other: Float32Array) => one.map((value, i) => value + other[i]!);

it('is how much of it is what it should be, in dB', () => {
  expect(siSdrDb(sum(tone(100), tone(200)), tone(100))).toBeCloseTo(0, 3);
  expect(siSdrDb(sum(tone(100), tone(200, 0.1)), tone(100))).toBeCloseTo(20, 3);
});

it('does not ask how loud it is', () => {
  const estimate = sum(tone(100), tone(200, 0.1));
  expect(
    siSdrDb(
      estimate.map((value) => 0.3 * value),
      tone(100),
    ),
  ).toBeCloseTo(20, 3);
});

it('is low for silence and for something else', () => {
  expect(siSdrDb(new Float32Array(8000), tone(100))).toBeLessThanOrEqual(0);
  expect(siSdrDb(tone(200), tone(100))).toBeLessThan(-60);
});
