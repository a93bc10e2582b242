import { describe, expect, it } from 'vitest';
import { meanAveragePrecision } from '../../../../src/phonetics/likeness/evaluation/average-precision.ts';
import { parseSpokenList, SpokenListError } from '../../../../src/phonetics/likeness/evaluation/spoken-list.ts';

describe('the list of sayings', () => {
  it('has whole files and stretches, from the folder of the list', () => {
    const text = '\uFEFF# said twice\n\na.wav\tone\tann\r\n/b.wav\tone\tbob\tdigits\t0.5\t1\n';
    expect(parseSpokenList(text, '/data/list.tsv')).toEqual([
      { file: '/data/a.wav', word: 'one', voice: 'ann', group: '' },
      { file: '/b.wav', word: 'one', voice: 'bob', group: 'digits', startSeconds: 0.5, endSeconds: 1 },
    ]);
  });

  it.each([
    ['a.wav\tone', 'the voice is empty'],
    ['a.wav\tone\tann\tgroup\t1\t0.5', 'is no stretch'],
    ['a.wav\tone\tann\tgroup\t1', 'is no stretch'],
    ['a.wav\tone\tann\tgroup\t1\t2\t3', 'found 7 cells'],
  ])('names file, line and what is wrong with %j', (line, reason) => {
    const parse = () => parseSpokenList(`# list\n${line}\n`, 'list.tsv');
    expect(parse).toThrow(SpokenListError);
    expect(parse).toThrow(`list.tsv, line 2`);
    expect(parse).toThrow(reason);
  });
});

describe('meanAveragePrecision', () => {
  const sayings = [
    { word: 'one', voice: 'ann', place: 0 },
    { word: 'one', voice: 'ann', place: 0.1 },
    { word: 'one', voice: 'bob', place: 1 },
    { word: 'two', voice: 'bob', place: 3 },
    { word: 'six', voice: 'bob', place: 9 },
  ];
  const apart = (a: number, b: number) => Math.abs(sayings[a]!.place - sayings[b]!.place);

  it('asks only for what another voice says too, and ranks other voices only', () => {
    const { precision, asked } = meanAveragePrecision(sayings, apart);
    expect(asked).toBe(3);
    expect(precision).toBe(1);
  });

  it('is the mean of the precisions at the places of what is right', () => {
    const { precision } = meanAveragePrecision(sayings, (a, b) => -apart(a, b));
    // Of bob's three it is the last for both of ann's; ann's two are all that is ranked for bob's.
    expect(precision).toBeCloseTo((1 / 3 + 1 / 3 + 1) / 3, 12);
  });
});
