import { describe, expect, it } from 'vitest';
import { comparablePattern } from '../../../src/phonetics/forms/comparable-pattern.ts';
import { farthest, formDistance } from '../../../src/phonetics/forms/form-distance.ts';
import { inventWords, tokenOf, type InventedWord, type Saying } from './invented-words.ts';

const words = inventWords(3);
const said = (word: InventedWord, saying: Saying = {}) => comparablePattern(tokenOf('t', word, saying).pattern);

describe('form distance', () => {
  it('is nearly zero from a pattern to itself', () => {
    expect(formDistance(said(words[0]!), said(words[0]!))).toBeLessThan(0.01);
  });

  it('does not depend on the order', () => {
    for (const other of [said(words[1]!), said(words[0]!, { tempo: 1.2 }), said(words[2]!, { noise: 0.02 })]) {
      const one = said(words[0]!);
      expect(formDistance(one, other)).toBeCloseTo(formDistance(other, one), 3);
    }
  });

  it.each([
    ['another tempo', { tempo: 0.85 }],
    ['another vocal tract', { tract: 1.15 }],
    ['another pitch', { f0Hz: 170 }],
    ['noise', { noise: 0.02, seed: 'noise' }],
    ['all of it', { tempo: 1.12, tract: 0.9, f0Hz: 100, noise: 0.01, seed: 'all' }],
  ])('stays below the distance to other words under %s', (_, saying) => {
    const changed = said(words[0]!, saying);
    const same = formDistance(said(words[0]!), changed);
    expect(same).toBeLessThan(0.75 * formDistance(said(words[1]!), changed));
    expect(same).toBeLessThan(0.75 * formDistance(said(words[2]!), changed));
  });

  it('does not align what is more than twice as long', () => {
    const long = [...words[0]!, ...words[1]!, ...words[2]!];
    expect(formDistance(said(words[0]!), said(long))).toBe(farthest);
  });
});
