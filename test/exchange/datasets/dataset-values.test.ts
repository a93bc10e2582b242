import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/exchange/datasets/dataset.ts';
import { readDataset } from '../../../src/exchange/datasets/read-dataset.ts';
import { writeDataset } from '../../../src/exchange/datasets/write-dataset.ts';
import { cldfDatasets } from './cldf-files.ts';

const named = (name: string): Dataset => readDataset(cldfDatasets.find((each) => each.name === name)!.files);
const text = (dataset: Dataset, file: string): string => new TextDecoder().decode(writeDataset(dataset).get(file));

describe('what is understood of a dataset', () => {
  it('languages, with all names of theirs side by side', () => {
    expect(named('a plain word list').languages[0]).toEqual({
      ...{ id: 'yor', name: 'Yorùbá', glottocode: 'yoru1245', iso639_3: 'yor', latitude: 7.1, longitude: 4.5 },
    });
  });

  it('parameters with their concepts, and columns of the dataset’s own', () => {
    expect(named('a plain word list').parameters[0]).toEqual({
      id: '1_water',
      name: 'water',
      concepticonId: '948',
      kept: { Concepticon_Gloss: 'WATER' },
    });
  });

  it('forms with segments, sources and meanings', () => {
    expect(named('a plain word list').forms[2]).toEqual({
      ...{ id: 'ewe-1', languageId: 'ewe', parameterIds: ['1_water'], form: 'tsi', segments: ['ts', 'i'] },
      ...{ comment: 'said "tsi"', sources: ['Doe1999[3-4]', 'Roe2001'] },
    });
    expect(named('several meanings a word').forms[0]!.parameterIds).toEqual(['1_water', '2_dog']);
    expect(named('columns of other names').forms[0]!.form).toBe('omi');
  });

  it('sentences, their texts and their recordings', () => {
    const corpus = named('a corpus of texts');
    expect(corpus.examples[0]).toMatchObject({
      words: ['Mo', 'rí', 'ajá'],
      glosses: ['1SG', 'see', 'dog'],
      translation: 'I saw a dog.',
      textId: 't1',
    });
    expect(corpus.texts[0]).toMatchObject({ name: 'The dog', contributor: 'Ana; Ben', kept: { Genre: 'narrative' } });
    expect(named('sentences with times in recordings').media[0]).toMatchObject({
      mimeType: 'audio/wav',
      address: 'https://example.org/m.wav',
    });
  });
});

it('reads tables that are packed one by one', () => {
  const { files } = cldfDatasets[0]!;
  const packed = new Map(
    [...files].map(([name, bytes]) =>
      name.endsWith('.csv') ? [`${name}.zip`, zipSync({ [name]: bytes })] : [name, bytes],
    ),
  );
  expect(readDataset(packed)).toEqual(readDataset(files));
});

describe('what is added to a dataset', () => {
  it('gets columns that it has not, in the metadata too', () => {
    const dataset = named('a plain word list');
    const grown = {
      ...dataset,
      forms: [
        ...dataset.forms,
        { id: 'n', languageId: 'yor', parameterIds: ['3_i'], form: 'mo', kept: { Probability: '0.75' } },
      ],
    };
    expect(text(grown, 'forms.csv').split('\n')[0]).toBe(
      'ID,Language_ID,Parameter_ID,Form,Segments,Comment,Source,Probability',
    );
    expect(readDataset(writeDataset(grown)).forms.at(-1)).toEqual(grown.forms.at(-1));
  });

  it('gets tables that it has not', () => {
    const dataset = named('words alone');
    const grown: Dataset = {
      ...dataset,
      examples: [{ id: 's', languageId: 'yor', primaryText: 'Mo rí.', words: ['Mo', 'rí'], glosses: ['1SG', 'see'] }],
    };
    expect(readDataset(writeDataset(grown)).examples).toEqual(grown.examples);
  });

  it('is a dataset of its own where there was none', () => {
    const empty = {
      languages: [],
      parameters: [],
      forms: [],
      texts: [],
      examples: [],
      media: [],
      tables: [],
      files: new Map<string, Uint8Array>(),
    };
    const fresh: Dataset = {
      ...empty,
      module: 'Wordlist',
      languages: [{ id: 'yor', name: 'Yorùbá', iso639_3: 'yor' }],
      parameters: [{ id: 'water', name: 'water', concepticonId: '948' }],
      forms: [
        {
          id: 'f',
          languageId: 'yor',
          parameterIds: ['water'],
          form: '=omi "x"',
          segments: ['o', 'm', 'i'],
          kept: { Probability: '0.9' },
        },
      ],
    };
    const files = writeDataset(fresh);
    expect([...files.keys()]).toEqual(['cldf-metadata.json', 'languages.csv', 'parameters.csv', 'forms.csv']);
    const { languages, parameters, forms, module } = readDataset(files);
    expect({ languages, parameters, forms, module }).toEqual({
      languages: fresh.languages,
      parameters: fresh.parameters,
      forms: fresh.forms,
      module: 'Wordlist',
    });
  });
});
