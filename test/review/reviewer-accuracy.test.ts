import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/review/agreement.ts';
import { accuracyOfUnknown, estimateAccuracies, weightOf } from '../../src/review/reviewer-accuracy.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';

type YesNo = Answer<'yes' | 'no'>;

const answer = (subject: number, reviewerId: string, isYes: boolean): YesNo => ({
  subjectId: `s${subject}`,
  reviewerId,
  value: isYes ? 'yes' : 'no',
});

describe('estimateAccuracies', () => {
  it('finds out who errs how often, with nobody knowing the truth', () => {
    const random = seededRandom(3);
    const accuracies = { good: 0.97, fair: 0.85, poor: 0.65 };
    const answers: YesNo[] = [];
    for (let subject = 0; subject < 2000; subject++) {
      const isTrue = random() < 0.4;
      for (const [reviewerId, accuracy] of Object.entries(accuracies)) {
        if (random() < 0.8) answers.push(answer(subject, reviewerId, random() < accuracy ? isTrue : !isTrue));
      }
    }
    const found = estimateAccuracies(answers);
    for (const [reviewerId, accuracy] of Object.entries(accuracies)) {
      expect(Math.abs(found.get(reviewerId)!.accuracy - accuracy)).toBeLessThan(0.06);
    }
  });

  it('knows nothing of somebody who is alone with their answers', () => {
    expect(estimateAccuracies([answer(1, 'me', true), answer(2, 'me', false)]).get('me')).toEqual(accuracyOfUnknown);
    expect(estimateAccuracies([]).size).toBe(0);
  });

  it('holds two who contradict each other for equals, and the one against many for the worse', () => {
    const two = estimateAccuracies([answer(1, 'a', true), answer(1, 'b', false)]);
    expect(two.get('a')!.accuracy).toBeCloseTo(two.get('b')!.accuracy, 9);
    expect(two.get('a')!.accuracy).toBeLessThan(accuracyOfUnknown.accuracy);
    const many = Array.from({ length: 12 }, (_, i) => ['a', 'b', 'c'].map((who) => answer(i, who, who !== 'c'))).flat();
    const found = estimateAccuracies(many);
    expect(found.get('c')!.accuracy).toBeLessThan(0.7);
    expect(found.get('a')!.accuracy).toBeGreaterThan(0.95);
  });

  it('stays between a coin and certainty, whatever is said and in whatever order', () => {
    const anyAnswers = fc.array(fc.tuple(fc.nat(6), fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean()), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const once = new Map(given.map(([subject, who, isYes]) => [`${subject}${who}`, answer(subject, who, isYes)]));
        const answers = [...once.values()];
        const found = estimateAccuracies(answers);
        const reversed = estimateAccuracies(answers.toReversed());
        for (const [who, { accuracy }] of found) {
          expect(accuracy).toBeGreaterThanOrEqual(0.5);
          expect(accuracy).toBeLessThan(1);
          expect(reversed.get(who)!.accuracy).toBeCloseTo(accuracy, 6);
        }
      }),
    );
  });
});

describe('weightOf', () => {
  it('is 1 for whom nobody contradicts, less for whom others do, and nothing for a coin', () => {
    expect(weightOf(accuracyOfUnknown)).toBe(1);
    expect(weightOf({ accuracy: 0.99, compared: 50 })).toBe(1);
    expect(weightOf({ accuracy: 0.8, compared: 50 })).toBeCloseTo(Math.log(4) / Math.log(19), 9);
    expect(weightOf({ accuracy: 0.5, compared: 50 })).toBe(0);
  });
});
