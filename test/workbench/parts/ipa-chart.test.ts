import { describe, expect, it } from 'vitest';
import { symbols } from '../../../src/phonetics/phones/articulatory-features-symbols.ts';
import { featuresOf } from '../../../src/phonetics/phones/articulatory-features-of-phone.ts';
import { insertSymbol, ipaChart, movedPlace, searchChart, shownKey } from '../../../src/workbench/parts/ipa-chart.ts';

const keys = ipaChart.flatMap((row) => row.keys);
/** Of Sinologists and others, beside the chart. */
const notOfTheChart = new Set('ȶȡȵȴɿʅʮʯᴇ');

describe('the IPA keyboard', () => {
  it('has every letter of the chart that phones are written with, once', () => {
    const letters = keys.map(({ ipa }) => ipa);
    expect(new Set(letters).size).toBe(letters.length);
    expect([...symbols.keys()].filter((ipa) => !letters.includes(ipa) && !notOfTheChart.has(ipa))).toEqual([]);
  });

  it('has no letter that cannot be read as a phone', () => {
    const letterSections = ['pulmonic', 'nonPulmonic', 'otherSymbols', 'vowels'];
    const letters = ipaChart
      .filter(({ section, name }) => letterSections.includes(section) && !/ties|ejectives/.test(name))
      .flatMap((row) => row.keys);
    for (const { ipa } of letters) expect(() => featuresOf(ipa), ipa).not.toThrow();
    const marks = ipaChart.filter(({ section }) => section === 'diacritics').flatMap((row) => row.keys);
    for (const { ipa, name } of marks) expect(() => featuresOf(`n${ipa}`), name).not.toThrow();
  });

  it('names keys as the chart does', () => {
    const nameOf = (ipa: string) => keys.find((key) => key.ipa === ipa)?.name;
    expect(nameOf('p')).toBe('voiceless bilabial plosive');
    expect(nameOf('ɱ')).toBe('voiced labiodental nasal');
    expect(nameOf('ɯ')).toBe('close back unrounded vowel');
    expect(nameOf('ɒ')).toBe('open back rounded vowel');
    expect(nameOf('̃')).toBe('nasalised');
    expect(keys.filter(({ name }) => /undefined|^$/.test(name))).toEqual([]);
  });

  it('shows marks on a circle', () => {
    expect(shownKey('̃')).toBe('◌̃');
    expect(shownKey('ʰ')).toBe('ʰ');
  });

  it('is searched by words of the name, in any order, or by the letter', () => {
    const found = (typed: string) => searchChart(typed).flatMap((row) => row.keys.map(({ ipa }) => ipa));
    expect(found('velar nasal')).toEqual(['ŋ']);
    expect(found('nasal velar')).toEqual(['ŋ']);
    expect(found('ʃ')).toEqual(['ʃ']);
    expect(found('click')).toHaveLength(5);
    expect(found('nothing of that name')).toEqual([]);
    expect(searchChart(' ')).toBe(ipaChart);
  });

  it('puts a symbol in place of what is selected', () => {
    expect(insertSymbol('abc', 'ʃ', 1, 2)).toEqual({ text: 'aʃc', cursor: 2 });
    expect(insertSymbol('', '˥˩', 0, 0)).toEqual({ text: '˥˩', cursor: 2 });
  });

  it('is gone through by arrows: along all rows, and from row to row', () => {
    const end = { row: 0, column: ipaChart[0]!.keys.length - 1 };
    expect(movedPlace({ row: 0, column: 0 }, 'ArrowLeft', ipaChart)).toEqual({ row: 0, column: 0 });
    expect(movedPlace(end, 'ArrowRight', ipaChart)).toEqual({ row: 1, column: 0 });
    expect(movedPlace({ row: 1, column: 0 }, 'ArrowLeft', ipaChart)).toEqual(end);
    expect(movedPlace(end, 'ArrowDown', ipaChart)).toEqual({ row: 1, column: ipaChart[1]!.keys.length - 1 });
    expect(movedPlace({ row: 0, column: 3 }, 'End', ipaChart)).toEqual(end);
    expect(movedPlace({ row: 0, column: 3 }, 'x', ipaChart)).toBeUndefined();
    const last = { row: ipaChart.length - 1, column: ipaChart.at(-1)!.keys.length - 1 };
    expect(movedPlace(last, 'ArrowRight', ipaChart)).toEqual(last);
  });
});
