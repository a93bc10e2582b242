import { describe, expect, it } from 'vitest';
import { groupedBy } from '../src/grouped-by.ts';

const words = ['bat', 'ant', 'bee', 'cat', 'ape'];

describe('groupedBy', () => {
  it('keeps groups in the order in which they first come, and each group in its own', () => {
    expect([...groupedBy(words, (word) => word[0])]).toEqual([
      ['b', ['bat', 'bee']],
      ['a', ['ant', 'ape']],
      ['c', ['cat']],
    ]);
  });

  it('holds in its groups what it is told to', () => {
    const places = groupedBy(
      words.entries(),
      ([, word]) => word[0],
      ([place]) => place,
    );
    expect(places.get('a')).toEqual([1, 4]);
  });

  it('tells keys apart as a map does', () => {
    const [one, other] = [{ kind: 'CALL' }, { kind: 'CALL' }];
    expect(groupedBy([one, other, one], (each) => each).size).toBe(2);
  });

  it('has no groups of nothing', () => {
    expect(groupedBy([], (each) => each).size).toBe(0);
  });
});
