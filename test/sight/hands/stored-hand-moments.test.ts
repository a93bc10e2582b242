import { describe, expect, it } from 'vitest';
import { restoredHandMoments, storedHandMoments } from '../../../src/sight/hands/stored-hand-moments.ts';

describe('storedHandMoments', () => {
  it('come back within a ten thousandth, gaps too', () => {
    const series = (length: number) =>
      Float32Array.from({ length }, (_, i) => (i % 7 === 3 ? NaN : (i % 11) / 9 - 0.1));
    const moments = {
      startSeconds: 1.25,
      ratePerSecond: 12,
      points: series(4 * 42),
      confidence: series(4),
      openness: series(4),
      stretch: series(4 * 5),
    };
    const back = restoredHandMoments(storedHandMoments(moments));
    expect(back).toMatchObject({ startSeconds: 1.25, ratePerSecond: 12 });
    for (const name of ['points', 'confidence', 'openness', 'stretch'] as const) {
      expect(back[name]).toHaveLength(moments[name].length);
      back[name].forEach((value, i) => {
        if (Number.isNaN(moments[name][i])) expect(value).toBeNaN();
        else expect(Math.abs(value - moments[name][i]!)).toBeLessThanOrEqual(0.6e-4);
      });
    }
  });
});
