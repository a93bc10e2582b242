import { describe, expect, it } from 'vitest';
import {
  afterChange,
  fits,
  withForms,
  withMeanings,
  type Form,
  type FormRow,
  type Meaning,
} from '../../../../src/workbench/pages/lexicon/form-rows.ts';
import { noFilter } from '../../../../src/workbench/pages/lexicon/lexicon-filter.ts';

const form = (id: string, tokenCount = 5): Form => ({ id, tokenCount, tokens: [] });

function meaning(id: string, formId: string, probability: number, more: Partial<Meaning> = {}): Meaning {
  const concept = { id: `concept_${id}`, kind: 'OBJECT', label: id } as const;
  return {
    id,
    formId,
    conceptId: concept.id,
    status: 'HYPOTHESIS',
    probability,
    low: probability / 2,
    high: 1,
    supportCount: 3,
    claim: 'MEANING',
    concept,
    ...more,
  };
}

const found = (...meanings: readonly Meaning[]) => meanings.map((each) => ({ meaning: each, form: form(each.formId) }));
const shapeOf = (rows: readonly FormRow[]) => rows.map((row) => [row.form.id, row.meanings.map(({ id }) => id)]);

describe('rows of a lexicon', () => {
  it('gathers the meanings of a form in one row, also when they come on a later page', () => {
    const first = withMeanings([], found(meaning('dog', 'a', 0.9), meaning('sun', 'b', 0.8)), noFilter);
    const rows = withMeanings(first, found(meaning('cat', 'a', 0.1)), noFilter);
    expect(shapeOf(rows)).toEqual([
      ['a', ['dog', 'cat']],
      ['b', ['sun']],
    ]);
  });

  it('leaves out what does not fit the filter', () => {
    expect(fits(meaning('dog', 'a', 0.4), { ...noFilter, leastProbability: 0.5 })).toBe(false);
    expect(fits(meaning('Dog', 'a', 0.4), { ...noFilter, label: 'dO' })).toBe(true);
    expect(fits(meaning('dog', 'a', 0.4), { ...noFilter, kind: 'ACTION' })).toBe(false);
    const rare = [{ meaning: meaning('dog', 'a', 0.9), form: form('a', 2) }];
    expect(withMeanings([], rare, { ...noFilter, leastTokens: 3 })).toEqual([]);
  });

  it('shows a form without a meaning only while nothing is asked of meanings', () => {
    const all = { ...noFilter, order: 'heard' } as const;
    expect(shapeOf(withForms([], [{ form: form('a'), meanings: [] }], all))).toEqual([['a', []]]);
    expect(withForms([], [{ form: form('a'), meanings: [] }], { ...all, status: 'CONFIRMED' })).toEqual([]);
  });
});

describe('a change of a mapping', () => {
  const rows = withMeanings([], found(meaning('dog', 'a', 0.9), meaning('sun', 'b', 0.8)), noFilter);

  it('takes the place of what was there, and rows keep their places', () => {
    const next = afterChange(rows, { mappingId: 'sun', formId: 'b', mapping: meaning('sun', 'b', 0.99) }, noFilter);
    expect(shapeOf(next)).toEqual(shapeOf(rows));
    expect(next[1]!.meanings[0]!.probability).toBe(0.99);
    expect(next[1]!.changes).toBe(1);
  });

  it('does nothing when it is told again', () => {
    const change = { mappingId: 'sun', formId: 'b', mapping: meaning('sun', 'b', 0.99) };
    const once = afterChange(rows, change, noFilter);
    expect(afterChange(once, change, noFilter)).toBe(once);
  });

  it('takes a row out with its last meaning, but not a form that is listed by how often it is heard', () => {
    const gone = { mappingId: 'dog', formId: 'a', mapping: null };
    expect(shapeOf(afterChange(rows, gone, noFilter))).toEqual([['b', ['sun']]]);
    expect(shapeOf(afterChange(rows, gone, { ...noFilter, order: 'heard' }))).toEqual([
      ['a', []],
      ['b', ['sun']],
    ]);
  });

  it('takes out what no longer fits, and leaves alone what never did', () => {
    const filter = { ...noFilter, status: 'HYPOTHESIS' } as const;
    const confirmed = meaning('dog', 'a', 1, { status: 'CONFIRMED' });
    expect(shapeOf(afterChange(rows, { mappingId: 'dog', formId: 'a', mapping: confirmed }, filter))).toEqual([
      ['b', ['sun']],
    ]);
    const other = { ...confirmed, id: 'cat', formId: 'c', form: form('c') };
    expect(afterChange(rows, { mappingId: 'cat', formId: 'c', mapping: other }, filter)).toBe(rows);
  });

  it('puts a form that comes in first', () => {
    const mapping = { ...meaning('cat', 'c', 0.3), form: form('c') };
    const next = afterChange(rows, { mappingId: 'cat', formId: 'c', mapping }, noFilter);
    expect(next.map((row) => row.form.id)).toEqual(['c', 'a', 'b']);
  });
});
