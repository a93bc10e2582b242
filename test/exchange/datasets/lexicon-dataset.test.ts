import { describe, expect, it } from 'vitest';
import { datasetOfWords, type LexiconWord } from '../../../src/exchange/datasets/lexicon-dataset.ts';
import { readDataset } from '../../../src/exchange/datasets/read-dataset.ts';
import { writeDataset } from '../../../src/exchange/datasets/write-dataset.ts';

const word: LexiconWord = {
  ...{ formId: 'form_a', heard: 7, phones: ['k', 'a'], conceptId: 'concept_dog', label: 'dog', kind: 'OBJECT' },
  ...{ probability: 0.83, low: 0.7, high: 0.9, status: 'CONFIRMED' },
};
const nameless: LexiconWord = {
  ...{ ...word, conceptId: 'concept_x', label: null, kind: 'UNNAMED', probability: 0.1, status: 'HYPOTHESIS' },
};
const unheard: LexiconWord = { ...word, formId: 'form_b', phones: [] };

describe('a lexicon as a dataset', () => {
  it('is a word list with a row for each meaning, and probabilities in columns of their own', () => {
    const files = writeDataset(datasetOfWords([word, nameless, unheard], 'lexicon_1', 'kaz'));
    const { module, languages, parameters, forms } = readDataset(files);
    expect(module).toBe('Wordlist');
    expect(languages).toMatchObject([{ id: 'lexicon_1', iso639_3: 'kaz' }]);
    expect(parameters).toMatchObject([
      { id: 'concept_dog', name: 'dog', kept: { Kind: 'OBJECT' } },
      { id: 'concept_x', name: 'concept_x' },
    ]);
    expect(forms).toMatchObject([
      {
        ...{ id: 'form_a-1', parameterIds: ['concept_dog'], form: 'ka', segments: ['k', 'a'] },
        kept: { Sound_Form: 'form_a', Probability: '0.83', Status: 'CONFIRMED', Heard: '7' },
      },
      { id: 'form_a-2', parameterIds: ['concept_x'] },
      { id: 'form_b-1', form: 'form_b' },
    ]);
  });
});
