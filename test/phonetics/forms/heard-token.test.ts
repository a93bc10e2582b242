import { describe, expect, it } from 'vitest';
import { heardToken } from '../../../src/phonetics/forms/heard-token.ts';
import { inventWords, tokenOf } from './invented-words.ts';

const [word] = inventWords(1);
const { pattern } = tokenOf('a', word!);

describe('heardToken', () => {
  it('has the phones, and the point of what is one word at most', () => {
    const phones = ['b', 'ɪ'];
    expect(heardToken('a', { pattern, phones, points: [[0.6, 0.8]] }, 'here')).toEqual({
      ...{ id: 'a', pattern, phones },
      point: { space: 'here', vector: Float32Array.of(0.6, 0.8) },
    });
  });

  it('has no point where there are several, which are of its parts', () => {
    const heard = { pattern, phones: ['b'], points: [[1], [1]] };
    expect(heardToken('a', heard, 'here')).toEqual({ id: 'a', pattern, phones: ['b'] });
  });

  it('is its pattern alone where nobody listened further, or heard nothing', () => {
    for (const phones of [null, []]) {
      expect(heardToken('a', { pattern, phones, points: [] }, 'here')).toEqual({ id: 'a', pattern });
    }
  });
});
