import { describe, expect, it } from 'vitest';
import type { HeardToken } from '../../../src/phonetics/forms/heard-token.ts';
import { PatternShelf } from '../../../src/phonetics/forms/pattern-shelf.ts';
import { pointDistance, relativeTokenDistance, tokenDistances } from '../../../src/phonetics/forms/token-distances.ts';
import { typicalDistances } from '../../../src/phonetics/forms/typical-distance.ts';
import { inventWords, pointAt, tokenOf } from './invented-words.ts';

const [one, other] = inventWords(2);
const shelf = new PatternShelf();
const token = (id: string, more: Partial<HeardToken> = {}): HeardToken => ({
  ...tokenOf(id, id.startsWith('a') ? one! : other!),
  ...more,
});
const usual = { pattern: 4, phones: 0.25, embedding: 0.8 };

describe('tokenDistances', () => {
  it('compares in the ways in which both were heard', () => {
    const heard = { phones: ['b', 'i', 'n'], point: pointAt(0) };
    expect(tokenDistances(token('a1', heard), token('b1'), shelf)).toEqual({
      pattern: shelf.distance(token('a1'), token('b1')),
      phones: undefined,
      embedding: undefined,
    });
    const both = tokenDistances(
      token('a1', heard),
      token('b1', { phones: ['p', 'i', 'n'], point: pointAt(60) }),
      shelf,
    );
    expect(both.phones).toBeLessThan(0.1);
    expect(both.embedding).toBeCloseTo(0.5, 5);
  });

  it('says nothing of phones where none were told', () => {
    const [left, right] = [token('a1', { phones: [] }), token('b1', { phones: ['i'] })];
    expect(tokenDistances(left, right, shelf).phones).toBeUndefined();
  });
});

describe('pointDistance', () => {
  it('compares no points of two spaces', () => {
    const elsewhere = { ...pointAt(0), space: 'another' };
    expect(pointDistance(token('a1', { point: pointAt(0) }), token('b1', { point: elsewhere }))).toBeUndefined();
    expect(pointDistance(token('a1'), token('b1', { point: pointAt(0) }))).toBeUndefined();
  });
});

describe('relativeTokenDistance', () => {
  const relative = (pattern: number, embedding?: number, phones?: number) =>
    relativeTokenDistance({ pattern, embedding, phones }, usual, usual);

  it('takes one form for what any way says strongly', () => {
    expect(relative(1, 0.8, 0.25)).toBe(0.25);
    expect(relative(4, 0.08, 0.05)).toBeLessThan(0.6);
    expect(relative(4, 0.8, 0.25)).toBe(1);
  });

  it('is that of patterns where there are no points', () => {
    expect(relative(4, undefined, 0)).toBe(1);
    expect(relative(2)).toBe(0.5);
  });
});

describe('typicalDistances', () => {
  it('starts from what unrelated words are apart, in each way', () => {
    const none = typicalDistances([]);
    const far = Array.from({ length: 60 }, () => ({ pattern: 6, phones: undefined, embedding: 1 }));
    const learned = typicalDistances(far);
    expect(learned.phones).toBe(none.phones);
    expect(learned.pattern).toBeGreaterThan(none.pattern);
    expect(learned.embedding).toBeGreaterThan(none.embedding);
    expect(learned.embedding).toBeLessThan(1);
  });
});
