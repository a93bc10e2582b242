import { describe, expect, it } from 'vitest';
import { countReviews, sideOf, statusAfter } from '../../src/review/review.ts';

describe('what a mapping is after its reviews', () => {
  const confirmed = { verdict: 'CONFIRMED' as const };
  const rejected = { verdict: 'REJECTED' as const };

  it('follows the side that has more, and is open where they draw', () => {
    expect(statusAfter([])).toBe('HYPOTHESIS');
    expect(statusAfter([confirmed])).toBe('CONFIRMED');
    expect(statusAfter([rejected, rejected, confirmed])).toBe('REJECTED');
    expect(statusAfter([rejected, confirmed])).toBe('HYPOTHESIS');
  });

  it('does not count those who cannot tell', () => {
    const unsure = { verdict: 'UNSURE' as const };
    expect(statusAfter([unsure])).toBe('HYPOTHESIS');
    expect(statusAfter([unsure, unsure, confirmed])).toBe('CONFIRMED');
    expect(countReviews([unsure, confirmed, { ...rejected, retractedAtMs: 1 }])).toEqual({
      confirmed: 1,
      rejected: 0,
      unsure: 1,
    });
    expect([sideOf('CONFIRMED'), sideOf('REJECTED'), sideOf('UNSURE'), sideOf(undefined)]).toEqual([1, -1, 0, 0]);
  });

  it('does not count what was taken back', () => {
    expect(statusAfter([rejected, { ...confirmed, retractedAtMs: 1 }])).toBe('REJECTED');
    expect(statusAfter([{ ...confirmed, retractedAtMs: null }])).toBe('CONFIRMED');
  });
});
