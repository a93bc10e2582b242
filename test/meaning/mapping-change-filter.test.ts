import { describe, expect, it } from 'vitest';
import { ParameterError } from '../../src/errors.ts';
import { checkFilter, passesFilter, type MappingChangeFilter } from '../../src/meaning/mapping-change-filter.ts';

const change = (formerProbability: number | null, probability: number | null, status = 'HYPOTHESIS') => ({
  kind: 'MAPPING_CHANGED',
  lexiconId: 'lexicon_kaz',
  payload: { mappingId: 'm', formId: 'f', conceptId: 'c', formerProbability, probability, status },
});
const languageOf = async (id: string) => ({ lexicon_kaz: 'kaz', lexicon_und: 'und' })[id];
const passes = (filter: MappingChangeFilter, ...of: Parameters<typeof change>) =>
  passesFilter(change(...of), filter, languageOf);

describe('the filter of changes of mappings', () => {
  it('lets changes of mappings pass where nothing is asked for, and none of anything else', async () => {
    expect(await passes({}, 0.2, 0.4)).toBe(true);
    expect(await passes({ lexiconId: null, formId: null, crosses: null, status: null }, 0.2, 0.4)).toBe(true);
    expect(await passesFilter({ ...change(0.2, 0.4), kind: 'RUN_DONE' }, {}, languageOf)).toBe(false);
  });

  it('holds them to lexicon, form, concept and status', async () => {
    expect(await passes({ lexiconId: 'lexicon_kaz', formId: 'f', conceptId: 'c' }, 0.2, 0.4)).toBe(true);
    expect(await passes({ lexiconId: 'lexicon_other' }, 0.2, 0.4)).toBe(false);
    expect(await passes({ formId: 'g' }, 0.2, 0.4)).toBe(false);
    expect(await passes({ conceptId: 'd' }, 0.2, 0.4)).toBe(false);
    expect(await passes({ status: 'CONFIRMED' }, 0.2, 0.4)).toBe(false);
    expect(await passes({ status: 'CONFIRMED' }, 0.4, 0.4, 'CONFIRMED')).toBe(true);
  });

  it('holds them to the language of their lexicon, in any case', async () => {
    expect(await passes({ language: 'KAZ' }, 0.2, 0.4)).toBe(true);
    expect(await passes({ language: 'deu' }, 0.2, 0.4)).toBe(false);
    const und = { ...change(0.2, 0.4), lexiconId: 'lexicon_und' };
    expect(await passesFilter(und, { language: 'und' }, languageOf)).toBe(true);
    expect(await passesFilter({ ...und, lexiconId: 'gone' }, { language: 'und' }, languageOf)).toBe(false);
  });

  it.each([
    ['up', 0.7, 0.9, { UP: true, DOWN: false, EITHER: true }],
    ['up to the very value', 0.7, 0.8, { UP: true, DOWN: false, EITHER: true }],
    ['down', 0.9, 0.7, { UP: false, DOWN: true, EITHER: true }],
    ['down from the very value', 0.8, 0.7, { UP: false, DOWN: true, EITHER: true }],
    ['a new mapping', null, 0.9, { UP: true, DOWN: false, EITHER: true }],
    ['a mapping that is gone', 0.9, null, { UP: false, DOWN: true, EITHER: true }],
    ['below it all along', 0.2, 0.4, { UP: false, DOWN: false, EITHER: false }],
    ['above it all along', 0.8, 0.95, { UP: false, DOWN: false, EITHER: false }],
  ] as const)('tells how the probability passes a value: %s', async (_name, former, now, expected) => {
    for (const direction of ['UP', 'DOWN', 'EITHER'] as const) {
      expect(await passes({ crosses: 0.8, direction }, former, now)).toBe(expected[direction]);
    }
    expect(await passes({ crosses: 0.8 }, former, now)).toBe(expected.EITHER);
  });

  it.each([
    [{ crosses: 0 }, 'above 0'],
    [{ crosses: -0.1 }, 'above 0'],
    [{ crosses: 1.01 }, 'at most 1'],
    [{ crosses: Number.NaN }, 'NaN'],
    [{ direction: 'UP' }, 'crosses'],
    [{ language: ' ' }, 'language'],
    [{ formId: 'f'.repeat(201) }, 'formId'],
  ] as const)('refuses what nothing could pass: %j', (filter, reason) => {
    expect(() => checkFilter(filter)).toThrow(ParameterError);
    expect(() => checkFilter(filter)).toThrow(reason);
  });

  it('takes every sensible value', () => {
    checkFilter({ crosses: 1, direction: 'DOWN', language: 'kaz', formId: 'f' });
    checkFilter({});
  });
});
