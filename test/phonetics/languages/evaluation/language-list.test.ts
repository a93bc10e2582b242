import { describe, expect, it } from 'vitest';
import { LanguageListError, parseLanguageList } from '../../../../src/phonetics/languages/evaluation/language-list.ts';

describe('parseLanguageList', () => {
  it('reads paths from the folder of the list, tags by their language, and speakers where there are some', () => {
    const rows = [['# mine'], ['a.wav', 'en-GB', 'Ann'], [''], ['/b.wav', 'kaz'], ['c.wav', 'other']];
    const list = `\uFEFF${rows.map((cells) => cells.join('\t')).join('\r\n')}\n`;
    expect(parseLanguageList(list, '/lists/mine.tsv')).toEqual([
      { file: '/lists/a.wav', language: 'en', speaker: 'Ann' },
      { file: '/b.wav', language: 'kk', speaker: '/b.wav' },
      { file: '/lists/c.wav', language: 'other', speaker: 'c.wav' },
    ]);
  });

  it.each([
    ['a.wav', /mine\.tsv, line 1: "" is no language tag/],
    ['a.wav\tkk\n\ten', /line 2: the path is empty/],
    ['a.wav\tKazakh speech', /"Kazakh speech" is no language tag/],
    ['a.wav\tkk\tA\tB\tC', /found 5 cells/],
  ])('refuses %j with its place and the format', (list, message) => {
    expect(() => parseLanguageList(list, 'mine.tsv')).toThrow(LanguageListError);
    expect(() => parseLanguageList(list, 'mine.tsv')).toThrow(message);
  });
});
