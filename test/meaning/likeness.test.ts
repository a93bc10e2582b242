import { expect, it } from 'vitest';
import { likenessOfSpelling } from '../../src/meaning/likeness.ts';

it('takes variants of a word for alike, and words that only rhyme not', () => {
  const likeness = likenessOfSpelling(['dog', 'doggie', 'dogs', 'hat', 'that', 'sand', 'hand', 'dog']);
  expect(likeness.of('dog').map(({ formId }) => formId)).toEqual(['doggie', 'dogs']);
  expect(likeness.of('hat')).toEqual([]);
  expect(likeness.of('hand')).toEqual([]);
});

it('is twice the shared letter pairs over all of them, the beginning counted as a letter', () => {
  const likeness = likenessOfSpelling(['dog', 'doggie']);
  // ^d do og; ^d do og gg gi ie
  expect(likeness.of('dog')).toEqual([{ formId: 'doggie', similarity: 6 / 9 }]);
  expect(likeness.of('doggie')).toEqual([{ formId: 'dog', similarity: 6 / 9 }]);
});

it('knows nothing like a word that never came, or like one without letters', () => {
  const likeness = likenessOfSpelling(['dog', '']);
  expect(likeness.of('dogs')).toEqual([]);
  expect(likeness.of('')).toEqual([]);
});

it('finds nothing in names with numbers', () => {
  const likeness = likenessOfSpelling(['word1', 'word12', 'word']);
  for (const name of ['word1', 'word12', 'word']) expect(likeness.of(name)).toEqual([]);
});
