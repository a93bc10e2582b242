import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginEarlier, gapsBetween, hysteresis, longEnough, mergeClose } from '../../src/sound/stretch.ts';
import { voiceStretches } from '../../src/sound/voice-stretches.ts';

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 80 });
const stretchesOf = (numbers: readonly number[]) =>
  hysteresis(
    numbers.length,
    (frame) => numbers[frame]! >= 0.6,
    (frame) => numbers[frame]! >= 0.4,
  );

describe('hysteresis', () => {
  it('opens high and closes low', () => {
    expect(stretchesOf([0.5, 0.7, 0.5, 0.3, 0.5, 0.9])).toEqual([
      { start: 1, end: 3 },
      { start: 5, end: 6 },
    ]);
  });

  it('covers every frame that opens and none that does not hold', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const inside = numbers.map(() => false);
        for (const { start, end } of stretchesOf(numbers)) inside.fill(true, start, end);
        numbers.forEach((value, frame) => {
          if (value >= 0.6) expect(inside[frame]).toBe(true);
          if (value < 0.4) expect(inside[frame]).toBe(false);
        });
      }),
    );
  });
});

describe('mergeClose, longEnough, beginEarlier', () => {
  it('keep stretches in order and apart', () => {
    fc.assert(
      fc.property(values, fc.nat(6), fc.nat(6), (numbers, gap, earlier) => {
        const stretches = beginEarlier(longEnough(mergeClose(stretchesOf(numbers), gap), 2), earlier);
        let last = 0;
        for (const { start, end } of stretches) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(numbers.length);
      }),
    );
  });
});

describe('gapsBetween', () => {
  it('is what is left: together they cover every frame once', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const stretches = stretchesOf(numbers);
        const all = [...stretches, ...gapsBetween(stretches, numbers.length)].sort((a, b) => a.start - b.start);
        expect(all.reduce((at, { start, end }) => (start === at ? end : -1), 0)).toBe(numbers.length);
      }),
    );
  });
});

describe('voiceStretches', () => {
  const windows = (...runs: [probability: number, windows: number][]) =>
    Float32Array.from(runs.flatMap(([probability, count]) => Array<number>(count).fill(probability)));

  it('joins over a closure of 192 ms and parts at a pause of 224 ms', () => {
    expect(voiceStretches(windows([0, 5], [0.9, 10], [0, 6], [0.9, 10], [0, 5]))).toEqual([{ start: 4, end: 31 }]);
    expect(voiceStretches(windows([0, 5], [0.9, 10], [0, 7], [0.9, 10]))).toEqual([
      { start: 4, end: 15 },
      { start: 21, end: 32 },
    ]);
  });

  it('passes over a single window and a value that never reaches the threshold', () => {
    expect(voiceStretches(windows([0, 5], [0.9, 1], [0, 9], [0.45, 30]))).toEqual([]);
  });
});
