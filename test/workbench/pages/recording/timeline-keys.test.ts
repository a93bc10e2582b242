import { describe, expect, it } from 'vitest';
import { letterOf, markedFrom } from '../../../../src/workbench/pages/recording/use-timeline-keys.ts';
import { IntervalIndex } from '../../../../src/workbench/timeline/interval-index.ts';

describe('keys of a recording', () => {
  it('mark a stretch from the cursor to the cursor', () => {
    const begun = markedFrom(undefined, 'start', 2);
    expect(begun).toEqual([2, 2]);
    expect(markedFrom(begun, 'end', 5)).toEqual([2, 5]);
    expect(markedFrom([2, 5], 'start', 3)).toEqual([3, 5]);
  });

  it('never mark one that ends before it begins', () => {
    expect(markedFrom([2, 5], 'start', 7)).toEqual([7, 7]);
    expect(markedFrom([2, 5], 'end', 1)).toEqual([1, 1]);
  });

  it('are found by their place where there are no Latin letters', () => {
    expect(letterOf({ key: 'ш', code: 'KeyI' })).toBe('i');
    expect(letterOf({ key: 'ㅐ', code: 'KeyO' })).toBe('o');
    expect(letterOf({ key: 'я', code: 'KeyZ' })).toBe('z');
    expect(letterOf({ key: 'y', code: 'KeyZ' })).toBe('y');
  });

  it('lead from an item that is deleted to the next, and from the last to the one before', () => {
    const of = (id: string, at: number) => ({ id, startSeconds: at, endSeconds: at + 1, text: id });
    const index = new IntervalIndex([of('a', 0), of('b', 1), of('c', 2)]);
    expect(index.beside(1)?.id).toBe('c');
    expect(index.beside(2)?.id).toBe('b');
    expect(new IntervalIndex([of('a', 0)]).beside(0)).toBeUndefined();
  });
});
