import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/workbench/parts/csv.ts';

const withoutMark = (rows: Parameters<typeof csvOf>[0]) => csvOf(rows).slice(1);

describe('csvOf', () => {
  it('begins with the mark of UTF-8, so that IPA is read as IPA', () => {
    expect(csvOf([['ðu']])).toBe('\uFEFFðu\r\n');
  });

  it('puts what holds commas, quotes or ends of lines into quotes, and leaves out what is not there', () => {
    expect(withoutMark([['a,b', 'say "a"', 'two\nlines', null, 0.5]])).toBe('"a,b","say ""a""","two\nlines",,0.5\r\n');
  });

  it('makes text of what a spreadsheet would take for a formula, and leaves numbers numbers', () => {
    expect(withoutMark([['=HYPERLINK("x")', '-a', '@b', -1]])).toBe('"\'=HYPERLINK(""x"")",\'-a,\'@b,-1\r\n');
  });
});
