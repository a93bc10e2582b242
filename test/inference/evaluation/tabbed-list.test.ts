import { describe, expect, it } from 'vitest';
import { pathInList, tabbedLines } from '../../../src/inference/evaluation/tabbed-list.ts';

describe('tabbedLines', () => {
  it('has cells without white space around them, and counts the lines that it passes over', () => {
    expect(tabbedLines('\uFEFF# notes\r\n a \tb\n\n   \nc\t\td\r')).toEqual([
      { cells: ['a', 'b'], line: 2 },
      { cells: ['c', '', 'd'], line: 5 },
    ]);
    expect(tabbedLines('')).toEqual([]);
  });
});

describe('pathInList', () => {
  it('is taken from the folder of the list, unless it is absolute', () => {
    expect(pathInList('clips/a.wav', '/lists/mine.tsv')).toBe('/lists/clips/a.wav');
    expect(pathInList('/b.wav', '/lists/mine.tsv')).toBe('/b.wav');
  });
});
