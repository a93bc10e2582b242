import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../src/meaning/review-agreement.ts';
import type { SignedVerdict } from '../../src/meaning/weigh-verdicts.ts';

const said = (reviewerId: string, conceptId: string, isYes: boolean): SignedVerdict => ({
  reviewerId,
  formId: 'x',
  conceptId,
  verdict: isYes ? 'CONFIRMED' : 'REJECTED',
});

describe('agreementOf', () => {
  it('counts what was reviewed, by several, and with what disagreement', () => {
    const found = agreementOf([
      ...[said('b', 'A', true), said('a', 'A', true), said('a', 'B', false), said('b', 'B', true)],
      ...[said('a', 'C', false), said('b', 'C', false), said('a', 'D', true)],
    ]);
    expect(found).toMatchObject({ reviewed: 4, compared: 3, disputed: 1 });
    // six answers that can be compared, three of each: 1 - 5 * 2 / (3 * 3 * 2) by hand
    expect(found.alpha).toBeCloseTo(1 - 10 / 18, 9);
    expect(found.reviewers).toMatchObject([
      { reviewerId: 'a', answered: 4, compared: 3 },
      { reviewerId: 'b', answered: 3, compared: 3 },
    ]);
  });

  it('knows nothing of one reviewer alone, or of none', () => {
    expect(agreementOf([said('a', 'A', true)])).toMatchObject({
      ...{ alpha: null, compared: 0, disputed: 0 },
      reviewers: [{ reviewerId: 'a', compared: 0, weight: 1 }],
    });
    expect(agreementOf([])).toEqual({ alpha: null, reviewed: 0, compared: 0, disputed: 0, reviewers: [] });
  });
});
