import { describe, expect, it } from 'vitest';
import {
  calibrationBins,
  calibrationError,
  judgedMappings,
  probabilityBefore,
  type GivenReview,
} from '../../../../src/workbench/pages/compare/calibration.ts';

const repeated = (count: number, probability: number, confirmed: boolean) =>
  Array.from({ length: count }, () => ({ probability, confirmed }));

describe('calibration bins', () => {
  it('set the share confirmed beside the mean probability, and leave empty bins out', () => {
    const bins = calibrationBins([...repeated(3, 0.72, true), ...repeated(1, 0.76, false), ...repeated(2, 1, true)]);
    expect(bins.map(({ from, count, confirmed, share }) => [from, count, confirmed, share])).toEqual([
      [0.7, 4, 3, 0.75],
      [0.9, 2, 2, 1],
    ]);
    expect(bins[0]!.meanProbability).toBeCloseTo(0.73, 10);
  });

  it('have every judged meaning once, whatever its probability', () => {
    const judged = Array.from({ length: 1001 }, (_, index) => ({
      probability: index / 1000,
      confirmed: index % 3 === 0,
    }));
    const bins = calibrationBins(judged);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(1001);
    for (const { share, low, high, from, to, meanProbability } of bins) {
      expect(low).toBeLessThan(share);
      expect(high).toBeGreaterThan(share);
      expect(meanProbability).toBeGreaterThanOrEqual(from);
      expect(meanProbability).toBeLessThanOrEqual(to);
    }
  });

  it('have an interval that is wide for few and inside 0 to 1', () => {
    const [one] = calibrationBins(repeated(1, 0.5, true));
    const [hundred] = calibrationBins(repeated(100, 0.5, true));
    // Wilson's for 1 of 1 at 90 %: low is 1 / (1 + 1.6449²).
    expect(one!.low).toBeCloseTo(0.27, 2);
    expect(one!.high).toBe(1);
    expect(hundred!.low).toBeGreaterThan(0.97);
  });

  it('have no error where what is said is confirmed as often', () => {
    expect(calibrationError(calibrationBins([...repeated(3, 0.75, true), ...repeated(1, 0.75, false)]))).toBeCloseTo(
      0,
      10,
    );
    expect(calibrationError(calibrationBins(repeated(5, 0.95, false)))).toBeCloseTo(0.95, 10);
    expect(calibrationError([])).toBeNaN();
  });
});

describe('judged mappings', () => {
  const review = (mappingId: string, verdict: GivenReview['verdict'], createdAt: string, retractedAt?: string) => {
    return { mappingId, verdict, createdAt, retractedAt: retractedAt ?? null };
  };

  it('go by the larger side of what stands, and are left out where people are divided', () => {
    const judged = judgedMappings([
      review('a', 'CONFIRMED', '2026-03-02'),
      review('a', 'REJECTED', '2026-03-01', '2026-03-02'),
      review('b', 'CONFIRMED', '2026-03-01'),
      review('b', 'REJECTED', '2026-03-01'),
      review('c', 'UNSURE', '2026-03-01'),
      review('d', 'REJECTED', '2026-03-05'),
    ]);
    expect(judged).toEqual([
      { mappingId: 'a', firstAt: '2026-03-01', confirmed: true },
      { mappingId: 'd', firstAt: '2026-03-05', confirmed: false },
    ]);
  });
});

describe('what was thought before', () => {
  const versions = [
    { at: '2026-03-03T00:00:00Z', until: null, probability: 1 },
    { at: '2026-03-01T00:00:00Z', until: '2026-03-03T00:00:00Z', probability: 0.7 },
    { at: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z', probability: 0.2 },
  ];

  it('is the version that was held, not the one that the review made', () => {
    expect(probabilityBefore(versions, '2026-03-03T00:00:00Z')).toBe(0.7);
    expect(probabilityBefore(versions, '2026-03-04T00:00:00Z')).toBe(1);
  });

  it('is nothing before the first, and while the mapping was gone', () => {
    expect(probabilityBefore(versions, '2025-01-01T00:00:00Z')).toBeUndefined();
    expect(probabilityBefore(versions, '2026-02-15T00:00:00Z')).toBeUndefined();
  });
});
