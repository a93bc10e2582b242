import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { numberFrom, wholeNumberFrom } from '../../src/commands/number-option.ts';

describe('numberFrom', () => {
  it('reads numbers in its range, and says the range of any other text', () => {
    const share = numberFrom(0, 1);
    expect(['0', '1', ' 0.25 '].map(share)).toEqual([0, 1, 0.25]);
    for (const text of ['', ' ', 'half', '1.01', '-1', 'NaN', 'Infinity']) {
      expect(() => share(text)).toThrow(InvalidArgumentError);
      expect(() => share(text)).toThrow('a number from 0 to 1');
    }
  });
});

describe('wholeNumberFrom', () => {
  it('reads whole numbers in its range alone', () => {
    const count = wholeNumberFrom(1, 1000);
    expect(['1', '1000', '1e2'].map(count)).toEqual([1, 1000, 100]);
    for (const text of ['0', '1.5', '1001', 'many', ''])
      expect(() => count(text)).toThrow('a whole number from 1 to 1000');
  });
});
