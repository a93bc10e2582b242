import { describe, expect, it } from 'vitest';
import { AnnotationFormatError } from '../../../../src/exchange/annotations/annotation-format.errors.ts';
import { textGrid } from '../../../../src/exchange/annotations/textgrid/text-grid.ts';
import { refusalOf } from '../refusal-of.ts';
import { short } from './make-text-grid.ts';

const head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n';
const read = (text: string) => refusalOf(() => textGrid.read(new TextEncoder().encode(text)));

describe('a TextGrid that is refused', () => {
  it.each([
    ['times before 0', `${head}-1\n2\n<exists>\n0`, 4, 'xmin of the TextGrid is -1'],
    [
      'an end before the start',
      `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 1\n2 1 "x"`,
      7,
      'before its start at 2',
    ],
    [
      'intervals that cross',
      `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 2\n0 1.5 "x"\n1 2 "y"`,
      8,
      'the one before it ends at 1.5',
    ],
    [
      'an interval with a text and no length',
      `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 1\n1 1 "x"`,
      7,
      'begins and ends at 1',
    ],
    [
      'an interval outside its tier',
      `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 1\n1 3 "x"`,
      7,
      'time 3 lies outside',
    ],
    ['a point outside its tier', `${head}0 2\n<exists> 1\n"TextTier" "a" 0 2 1\n3 "x"`, 7, 'time 3 lies outside'],
    [
      'a count that is too great',
      `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 2\n0 1 "x"\n`,
      8,
      'got the end of the file',
    ],
    [
      'a count that is too small',
      `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 1\n0 1 "x"\n1 2 "y"`,
      8,
      'more behind the last tier',
    ],
    ['a count that is none', `${head}0 2\n<exists> 1.5`, 5, 'got 1.5'],
    ['a text without an end', `${head}0 2\n<exists> 1\n"IntervalTier" "a`, 6, 'a text has no end'],
    [
      'a quote that is not doubled',
      `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 2\n0 1 "say "x" so"\n1 2 ""`,
      7,
      'goes on behind its quote',
    ],
    ['a comma in a number', `${head}0 2\n<exists> 1\n"IntervalTier" "a" 0 2 1\n0 1,5 "x"`, 7, '"1,5" is no number'],
    ['a number that has no end', `${head}0 1e999\n<exists> 0`, 4, 'is no number'],
    ['no spaces around =', `${head}xmin=0\nxmax=2\ntiers? <exists>`, 6, 'got <exists>'],
    ['another class of tier', `${head}0 2\n<exists> 1\n"PitchTier" "a"`, 6, '"PitchTier"'],
    ['another object of Praat', 'File type = "ooTextFile"\nObject class = "PitchTier"\n', 2, 'it is a "PitchTier"'],
    ['a collection', 'File type = "ooTextFile"\nObject class = "Collection"\n', 2, 'it is a "Collection"'],
    ['something else', '{"a": 1}', 1, 'the first line is not'],
    ['nothing', '', 1, 'the first line is not'],
    [
      'a tier that the chronological form does not have',
      '"Praat chronological TextGrid text file"\n0 2\n1\n"TextTier" "b" 0 2\n2 0.5\n"x"',
      5,
      'the number of a tier',
    ],
  ])('for %s', (_, text, line, problem) => {
    const error = read(text);
    expect(error).toBeInstanceOf(AnnotationFormatError);
    expect(error.message).toContain(problem);
    expect(error.line).toBe(line);
    expect(error.remedy).not.toBe('');
  });

  it('when it is binary, by that name', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('ooBinaryFile\bTextGrid'), 0, 255, 3]);
    expect(refusalOf(() => textGrid.read(bytes)).message).toBe(
      'TextGrid: the file: it is a binary TextGrid; open it in Praat and choose Save as text file…',
    );
  });

  it('when it is in Latin-1, by its first bad line', () => {
    const bytes = Buffer.from(short({ xmax: 1, tiers: [{ name: 'x', intervals: [[0, 1, 'é']] }] }), 'latin1');
    expect(refusalOf(() => textGrid.read(bytes))).toMatchObject({ line: 15, remedy: expect.stringContaining('iconv') });
  });

  it('is not for what Praat takes: noise in boundaries, `-0`, a plus', () => {
    const text = `${head}-0 +2 <exists> 1 "IntervalTier" "a" 0 2 2 0 1.0000005 "x" 1 2.0000005 "y"`;
    expect(textGrid.read(new TextEncoder().encode(text)).tiers[0]!.annotations).toHaveLength(2);
  });
});
