import { describe, expect, it } from 'vitest';
import { compareConcepts } from '../../../../src/workbench/pages/compare/comparison.ts';
import { confusionOf, isRight } from '../../../../src/workbench/pages/compare/confusion.ts';
import { comparePhones, overlapOf } from '../../../../src/workbench/pages/compare/phone-overlap.ts';

const meaning = (formId: string, conceptId: string, label: string | null, probability = 0.9, kind = 'OBJECT') => {
  return { formId, conceptId, probability, low: 0, high: 1, concept: { id: conceptId, kind, label } };
};

describe('concepts of several lexicons', () => {
  it('are one by id, or by name and kind', () => {
    const rows = compareConcepts(
      [
        [meaning('a', 'concept_1', 'Dog'), meaning('b', 'concept_2', 'orange', 0.9, 'COLOUR')],
        [meaning('x', 'concept_9', 'dog'), meaning('y', 'concept_3', 'orange')],
      ],
      0.5,
    );
    expect(rows.map(({ label, lexicons }) => [label, lexicons])).toEqual([
      ['Dog', 2],
      ['orange', 1],
      ['orange', 1],
    ]);
    expect(rows[0]!.meanings.map((cell) => cell.map(({ formId }) => formId))).toEqual([['a'], ['x']]);
  });

  it('have the most probable form first, none below what is asked for, and those without a name last', () => {
    const rows = compareConcepts(
      [
        [
          meaning('a', 'c1', 'sun', 0.6),
          meaning('b', 'c1', 'sun', 0.8),
          meaning('c', 'c1', 'sun', 0.3),
          meaning('d', 'c0', null),
        ],
      ],
      0.5,
    );
    expect(rows.map(({ label }) => label)).toEqual(['sun', null]);
    expect(rows[0]!.meanings[0]!.map(({ formId }) => formId)).toEqual(['b', 'a']);
  });
});

describe('phones of several lexicons', () => {
  const phones = comparePhones([
    [
      { ipa: 'a', count: 6 },
      { ipa: 'm', count: 2 },
      { ipa: 'a', count: 2 },
    ],
    [
      { ipa: 'a', count: 1 },
      { ipa: 'q', count: 3 },
    ],
  ]);

  it('add up over the collections of a lexicon, and their shares to one', () => {
    expect(phones.map(({ ipa, counts }) => [ipa, counts])).toEqual([
      ['a', [8, 1]],
      ['q', [0, 3]],
      ['m', [2, 0]],
    ]);
    for (const place of [0, 1]) expect(phones.reduce((sum, { shares }) => sum + shares[place]!, 0)).toBeCloseTo(1, 10);
  });

  it('overlap in what all have', () => {
    expect(overlapOf(phones, 2)).toEqual({ shared: 1, any: 3, covered: [0.8, 0.25] });
    expect(overlapOf(comparePhones([[], []]), 2)).toEqual({ shared: 0, any: 0, covered: [0, 0] });
  });
});

describe('languages declared and heard', () => {
  it('count every recording that was listened to once, and tell of the others', () => {
    const matrix = confusionOf([
      { declared: 'kaz', verdict: 'kaz' },
      { declared: 'kaz', verdict: 'other' },
      { declared: 'kaz', verdict: null },
      { declared: 'kor', verdict: 'other' },
      { declared: null, verdict: 'deu' },
      { declared: 'kor', verdict: undefined },
    ]);
    expect(matrix).toEqual({
      declared: ['kaz', 'kor', null],
      verdicts: ['deu', 'kaz', 'other', null],
      counts: [
        [0, 1, 1, 1],
        [0, 0, 1, 0],
        [1, 0, 0, 0],
      ],
      untold: 1,
      comparable: 3,
      right: 2,
    });
  });

  it('are right where the verdict is the best that can be said', () => {
    expect(isRight('kor', 'other')).toBe(true);
    expect(isRight('kaz', 'other')).toBe(false);
    expect(isRight('sample', 'other')).toBe(false);
  });
});
