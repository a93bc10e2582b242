import { expect, it } from 'vitest';
import { likenessOfSpelling } from '../../src/meaning/likeness.ts';

it('takes variants of a word for alike, and words that only rhyme not', () => {
  const likeness = likenessOfSpelling(['dog', 'doggie', 'dogs', 'hat', 'that', 'sand', 'hand', 'dog']);
  expect(likeness.of('dog').map(({ formId }) => formId)).toEqual(['doggie', 'dogs']);
  expect(likeness.of('hat')).toEqual([]);
  expect(likeness.of('hand')).toEqual([]);
});

it('is twice the shared letter pairs over all of them, the beginning counted as a letter, less where a change is rare', () => {
  const likeness = likenessOfSpelling(['dog', 'doggie']);
  // ^d do og; ^d do og gg gi ie
  expect(likeness.of('dog')).toEqual([{ formId: 'doggie', similarity: (6 / 9) * (1 / 4) }]);
  expect(likeness.of('doggie')).toEqual([{ formId: 'dog', similarity: (6 / 9) * (1 / 4) }]);
});

it('trusts a change of ending the more, the more pairs of words it is found in', () => {
  const [plural] = likenessOfSpelling(['bird', 'birds', 'book', 'books', 'look', 'looks', 'she', 'sheep']).of('birds');
  const [chance] = likenessOfSpelling(['bird', 'birds', 'book', 'books', 'look', 'looks', 'she', 'sheep']).of('sheep');
  // ^b bi ir rd; ^b bi ir rd ds; -s in three pairs
  expect(plural).toEqual({ formId: 'bird', similarity: (8 / 9) * (3 / 6) });
  // ^s sh he; ^s sh he ee ep; -ep in one
  expect(chance).toEqual({ formId: 'she', similarity: (6 / 8) * (1 / 4) });
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
