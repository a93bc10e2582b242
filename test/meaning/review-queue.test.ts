import { describe, expect, it } from 'vitest';
import type { FormBelief } from '../../src/meaning/expected-gain.ts';
import { leastGainBits, mostPerForm, movesAfter, rankQuestions } from '../../src/meaning/review-queue.ts';

const belief = (formId: string, probabilities: Readonly<Record<string, number>>): FormBelief => ({
  formId,
  candidates: Object.entries(probabilities).map(([conceptId, probability]) => ({ conceptId, probability })),
});
const names = (questions: readonly { formId: string; conceptId: string }[]) =>
  questions.map(({ formId, conceptId }) => `${formId} ${conceptId}`);

describe('rankQuestions', () => {
  it('asks first what is most open, and not at all what is known', () => {
    const beliefs = [
      belief('a', { A: 0.999 }),
      belief('b', { B: 0.5 }),
      belief('c', { C: 0.9 }),
      belief('d', { D: 1e-4 }),
    ];
    expect(names(rankQuestions(beliefs))).toEqual(['b B', 'c C']);
  });

  it('does not ask one form for everything: each further question counts for what the others leave open', () => {
    const beliefs = [belief('a', { A: 0.4, B: 0.3, C: 0.15, D: 0.1 }), belief('b', { E: 0.2 })];
    const questions = rankQuestions(beliefs);
    expect(names(questions)).toContain('b E');
    expect(questions.filter(({ formId }) => formId === 'a').length).toBeLessThanOrEqual(mostPerForm);
    const gains = questions.map(({ gainBits }) => gainBits);
    expect(gains).toEqual(gains.toSorted((x, y) => y - x));
    // two candidates that share all between them are one question
    expect(rankQuestions([belief('a', { A: 0.5, B: 0.5 })])).toHaveLength(1);
  });

  it('leaves out what may not be asked, and asks the next of the form', () => {
    const beliefs = [belief('a', { A: 0.5, B: 0.2 })];
    expect(names(rankQuestions(beliefs, { isOpen: (_, conceptId) => conceptId !== 'A' }))).toEqual(['a B']);
  });

  it('prefers, between equals, the question that also tells of a rival', () => {
    const beliefs = [belief('a', { A: 0.5 }), belief('b', { B: 0.5 }), belief('c', { B: 0.3 })];
    expect(names(rankQuestions(beliefs))[0]).toBe('b B');
  });

  it('expects less of one who errs, and nothing of a coin', () => {
    const beliefs = [belief('a', { A: 0.5 })];
    const [sure] = rankQuestions(beliefs, { accuracy: 1 });
    const [errs] = rankQuestions(beliefs, { accuracy: 0.8 });
    expect(errs!.gainBits).toBeLessThan(sure!.gainBits);
    expect(rankQuestions(beliefs, { accuracy: 0.5 })).toEqual([]);
  });

  it('gives the same queue whatever the order, and none where there is nothing', () => {
    const beliefs = [belief('b', { A: 0.3, B: 0.3 }), belief('a', { A: 0.3, B: 0.3 })];
    expect(rankQuestions(beliefs.toReversed())).toEqual(rankQuestions(beliefs));
    expect(rankQuestions([])).toEqual([]);
    expect(rankQuestions([belief('a', {})])).toEqual([]);
    for (const { gainBits } of rankQuestions(beliefs)) expect(gainBits).toBeGreaterThanOrEqual(leastGainBits);
  });
});

describe('movesAfter', () => {
  const beliefs = [belief('a', { A: 0.6, B: 0.3 }), belief('b', { A: 0.5 }), belief('c', { C: 0.5 })];
  const question = { formId: 'a', conceptId: 'A', probability: 0.6 };

  it('moves the pair, the other candidates of the form, and rivals for the concept', () => {
    const yes = movesAfter(question, beliefs, 'yes');
    expect(names(yes).toSorted()).toEqual(['a A', 'a B', 'b A']);
    expect(yes.find(({ formId, conceptId }) => formId === 'a' && conceptId === 'A')).toMatchObject({
      from: 0.6,
      to: 1,
    });
    expect(yes.find(({ conceptId }) => conceptId === 'B')!.to).toBe(0);
    expect(yes.find(({ formId }) => formId === 'b')!.to).toBeLessThan(0.5);
    const no = movesAfter(question, beliefs, 'no');
    expect(no.find(({ conceptId }) => conceptId === 'B')!.to).toBeCloseTo(0.75, 9);
    expect(no.find(({ formId }) => formId === 'b')!.to).toBeGreaterThan(0.5);
  });

  it('moves less by the word of one who errs', () => {
    const [move] = movesAfter(question, beliefs, 'yes', { accuracy: 0.8 });
    expect(move).toMatchObject({ formId: 'a' });
    expect(
      movesAfter(question, beliefs, 'yes', { accuracy: 0.8 }).find(({ conceptId }) => conceptId === 'A')!.to,
    ).toBeCloseTo(0.48 / 0.56, 9);
    expect(movesAfter(question, beliefs, 'yes', { accuracy: 0.5 })).toEqual([]);
  });
});
