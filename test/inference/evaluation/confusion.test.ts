import { describe, expect, it } from 'vitest';
import { accuracyOf, confusionOf } from '../../../src/inference/evaluation/confusion.ts';
import { confusionSvg } from '../../../src/inference/evaluation/confusion-picture.ts';

const pairs = [
  ['dog', 'dog'],
  ['dog', 'dog'],
  ['dog', 'rain'],
  ['rain', 'none'],
  ['ghost', 'dog'],
] as const;
const confusion = confusionOf(pairs, ['dog', 'rain'], ['dog', 'rain', 'none']);

describe('a confusion', () => {
  it('counts what was taken for what, and leaves out what has no row', () => {
    expect(confusion.counts).toEqual([
      [2, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('has a share that is right, of all and of one', () => {
    expect(accuracyOf(confusion)).toBe(0.5);
    expect(accuracyOf(confusion, 'dog')).toBeCloseTo(2 / 3);
    expect(accuracyOf(confusion, 'rain')).toBe(0);
    expect(accuracyOf(confusionOf([], ['dog'], ['dog']))).toBeNaN();
  });

  it('is right where it has a column of its name, wherever that stands', () => {
    expect(accuracyOf(confusionOf(pairs, ['rain', 'dog'], ['none', 'dog']))).toBe(2 / 3);
  });
});

describe('confusionSvg', () => {
  it('draws every count that is not zero, and escapes its title', () => {
    const svg = confusionSvg(confusion, 'a < b');
    expect(svg.match(/<rect /g)).toHaveLength(1 + 2 * 3);
    expect([...svg.matchAll(/>(\d+)<\/text>/g)].map(([, count]) => Number(count))).toEqual([2, 1, 1]);
    expect(svg).toContain('a &#60; b');
  });

  it('writes names upright that are wider than their columns', () => {
    const names = (told: string) => confusionSvg(confusionOf([], ['a'], ['a', told]), '').match(/rotate\(-90/g)!.length;
    expect(names('rain')).toBe(1);
    expect(names('crackling fire')).toBe(3);
  });
});
