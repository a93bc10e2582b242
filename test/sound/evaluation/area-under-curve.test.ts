import { describe, expect, it } from 'vitest';
import { areaUnderCurve } from '../../../src/sound/evaluation/area-under-curve.ts';

describe('areaUnderCurve', () => {
  it('is how often the one is above the other, ties counting half', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(0);
    expect(areaUnderCurve([1, 1], [1, 1, 1])).toBe(0.5);
    expect(areaUnderCurve([0.2, 0.9, 0.5], [0.5, 0.1])).toBe((1 + 2 + 1.5) / 6);
    expect(areaUnderCurve([1], [])).toBeNaN();
  });
});
