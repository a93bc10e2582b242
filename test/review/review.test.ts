import { describe, expect, it } from 'vitest';
import { countReviews, sideOf, standingReviews, statusAfter, type ReviewRecord } from '../../src/review/review.ts';

type Said = Pick<ReviewRecord, 'reviewerId' | 'verdict' | 'retractedAtMs' | 'ordinal'>;

let reviewers = 0;
/** Each of another person, unless said. */
const said = (verdict: Said['verdict'], more: Partial<Said> = {}): Said => {
  return { reviewerId: `reviewer ${++reviewers}`, verdict, ...more };
};
const confirmed = () => said('CONFIRMED');
const rejected = () => said('REJECTED');
const unsure = () => said('UNSURE');

describe('what a mapping is after its reviews', () => {
  it('follows the side that has more, and is open where they draw', () => {
    expect(statusAfter([])).toBe('HYPOTHESIS');
    expect(statusAfter([confirmed()])).toBe('CONFIRMED');
    expect(statusAfter([rejected(), rejected(), confirmed()])).toBe('REJECTED');
    expect(statusAfter([rejected(), confirmed()])).toBe('HYPOTHESIS');
  });

  it('does not count those who cannot tell', () => {
    expect(statusAfter([unsure()])).toBe('HYPOTHESIS');
    expect(statusAfter([unsure(), unsure(), confirmed()])).toBe('CONFIRMED');
    expect(countReviews([unsure(), confirmed(), said('REJECTED', { retractedAtMs: 1 })])).toEqual({
      confirmed: 1,
      rejected: 0,
      unsure: 1,
    });
    expect([sideOf('CONFIRMED'), sideOf('REJECTED'), sideOf('UNSURE'), sideOf(undefined)]).toEqual([1, -1, 0, 0]);
  });

  it('does not count what was taken back', () => {
    expect(statusAfter([rejected(), said('CONFIRMED', { retractedAtMs: 1 })])).toBe('REJECTED');
    expect(statusAfter([said('CONFIRMED', { retractedAtMs: null })])).toBe('CONFIRMED');
  });

  it('goes by what each said last, where two mappings became one', () => {
    const first = said('CONFIRMED', { reviewerId: 'me', ordinal: 3 });
    const last = said('REJECTED', { reviewerId: 'me', ordinal: 10 });
    for (const both of [
      [first, last],
      [last, first],
    ]) {
      expect(standingReviews(both)).toEqual([last]);
      expect(statusAfter([...both, rejected()])).toBe('REJECTED');
    }
    expect(statusAfter([first, { ...last, retractedAtMs: 1 }])).toBe('CONFIRMED');
    expect(statusAfter([first, { ...last, verdict: 'UNSURE' }])).toBe('HYPOTHESIS');
  });
});
