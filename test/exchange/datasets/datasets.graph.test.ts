// cspell:disable
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { DatasetResolver } from '../../../src/exchange/datasets/dataset.resolver.ts';
import { exportDataset } from '../../../src/exchange/datasets/export-dataset.ts';
import { SoundFormEntries } from '../../../src/exchange/datasets/form-entries.resolver.ts';
import { importDataset } from '../../../src/exchange/datasets/import-dataset.ts';
import { LooseDatasets } from '../../../src/exchange/datasets/loose-datasets.ts';
import { readDataset } from '../../../src/exchange/datasets/read-dataset.ts';
import { zipDataset } from '../../../src/exchange/datasets/zipped-dataset.ts';
import type { DatasetFiles } from '../../../src/exchange/datasets/dataset.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { SoundFormResolver } from '../../../src/phonetics/forms/sound-form.resolver.ts';
import { importTranscript } from '../../../src/phonetics/transcripts/import-transcript.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { MemberStore } from '../../../src/recording/member.store.ts';
import { PersonStore } from '../../../src/access/person.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { UploadStore } from '../../../src/recording/upload.store.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { askAs } from '../../phonetics/phone-search/search-through-graphql.ts';
import { say } from '../../phonetics/phone-search/spoken-graph.ts';
import { cldfDatasets } from './cldf-files.ts';
import { dataset, examples, forms, igt, languages, many, parameters, sentence, wordlist } from './cldf-parts.ts';
import { contentOf } from './dataset-content.ts';

vi.setConfig({ testTimeout: 240_000 });

const left = query(
  'left-of-a-dataset',
  `MATCH (n) WHERE n:Dataset OR n:LooseDataset OR n:LexicalEntry OR n:ExampleSentence OR n:DatasetPart
   RETURN labels(n)[0] AS label, count(*) AS count ORDER BY label`,
);
const learn = query(
  'learned-forms',
  `MATCH (event:SoundEvent {recordingId: 'r', ordinal: 0})
   UNWIND range(0, size($heard) - 1) AS place
   CREATE (form:SoundForm {id: 'form_' + place, lexiconId: $lexiconId, tokenCount: 1, medoidTokenId: 'token_' + place})
   CREATE (:FormToken {id: 'token_' + place, recordingId: 'r', collectionId: event.collectionId, lexiconId: $lexiconId,
     soundEventId: 'event_' + place, startSeconds: 0.0, endSeconds: 10.0})-[:OF_FORM {confidence: 0.9}]->(form)
   CREATE (said:SoundEvent {id: 'event_' + place})
   FOREACH (at IN range(0, size($heard[place]) - 1) | CREATE (said)-[:HAS_PHONE]->(:PhoneToken {id: 'phone_' + place + '_' + at,
     ordinal: at, current: true, ipa: $heard[place][at], startSeconds: 1.0 * at, endSeconds: 1.0 * at + 1.0}))
   CREATE (concept:Concept {id: 'concept_' + place, kind: 'OBJECT', label: 'thing ' + place})
   CREATE (form)<-[:OF]-(:Mapping {id: 'mapping_' + place, lexiconId: $lexiconId, formId: form.id, conceptId: concept.id,
     probability: 0.6, low: 0.5, high: 0.7, status: 'HYPOTHESIS'})-[:MEANS]->(concept)`,
);

const imported = `__typename
  ... on DatasetImported { created replacedIds dataset { id fileName module title licence languageCount conceptCount entryCount
      textCount exampleCount path } }
  ... on AnnotationFileRefused { code message format line }`;
interface Imported {
  readonly __typename: string;
  readonly created: boolean;
  readonly message: string;
  readonly line: number | null;
  readonly dataset: { readonly id: string; readonly entryCount: number; readonly path: string };
  readonly replacedIds: readonly string[];
}
interface EntriesAnswer {
  readonly lexicalEntries: {
    readonly edges: readonly { readonly node: Record<string, unknown> & { readonly form: string } }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

describeGraph('datasets beside a lexicon', (fixture) => {
  const lanes = new Lanes(1);
  const { signal } = new AbortController();
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let lexiconId: string;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    const content = { has: () => Promise.resolve(true), path: (sha256: string) => join(folder.path, sha256) };
    schema = await buildPhonographSchema(
      [RecordingResolver, SoundFormResolver, DatasetResolver, SoundFormEntries],
      containerOf(new DatasetResolver(lanes, content), new SoundFormEntries(lanes)),
    );
  });
  beforeEach(async () => {
    await fixture.wipe();
    await say(fixture.graph, 'r', ['a', 'b']);
    [lexiconId] = (await new CollectionStore(fixture.graph).access('me')).lexiconIds as [string];
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  const ask = async <Answer>(source: string, variables = {}, who = 'me'): Promise<Answer> => {
    const { data, errors } = await askAs(schema, fixture.graph, source, who, variables);
    if (errors !== undefined) throw errors[0]!;
    return data as unknown as Answer;
  };
  const who = () => ({ personId: 'me', lexiconIds: [lexiconId] });
  const put = async (files: DatasetFiles, fileName = 'words', graph: Graph = fixture.graph) =>
    await importDataset({ lexiconId, fileName, content: files }, who(), { graph, lanes, signal });
  const get = async (datasetId?: string) =>
    await exportDataset(
      { lexiconId, ...(datasetId !== undefined && { datasetId }) },
      { graph: fixture.graph, lanes, signal },
    );
  const upload = async (files: DatasetFiles, name = 'words.zip') => {
    const bytes = zipDataset(files);
    const made = { sha256: `upload-${name}`, sizeBytes: bytes.length, name, ownerId: 'me' };
    await writeFile(join(folder.path, made.sha256), bytes);
    return (await new UploadStore(fixture.graph).create(made)).id;
  };
  const importing = async (variables: object, asker = 'me') =>
    (
      await ask<{ importDataset: Imported }>(
        `mutation ($lexiconId: ID!, $text: String, $uploadId: ID, $fileName: String) {
           importDataset(lexiconId: $lexiconId, text: $text, uploadId: $uploadId, fileName: $fileName) { ${imported} } }`,
        { lexiconId, ...variables },
        asker,
      )
    ).importDataset;
  const entries = async (args: string, fields = 'form') =>
    (
      await ask<EntriesAnswer>(
        `{ lexicalEntries(${args}) { edges { node { ${fields} } } pageInfo { endCursor hasNextPage } } }`,
      )
    ).lexicalEntries;
  const formsOf = async (args: string) => (await entries(args)).edges.map(({ node }) => node.form);

  it('come back whole, whatever their shape', async () => {
    for (const { name, files } of cldfDatasets) {
      const delimiter = { semicolons: ';', tabs: '\t' }[name] ?? ',';
      const { dataset: made, isNew } = await put(files, name);
      expect(isNew, name).toBe(true);
      const back = await get(made.id);
      expect(contentOf(back.files, delimiter), name).toEqual(contentOf(files, delimiter));
      expect(readDataset(back.files), name).toEqual(readDataset(files));
    }
    expect(await new LooseDatasets(fixture.graph).sweepOlderThan(0)).toBeUndefined();
    const [{ count } = { count: 0 }] = await fixture.graph.read<{ count: number }>(left);
    expect(count).toBe(cldfDatasets.length);
  });

  it('are put in by upload, and again, and another in the place of the former', async () => {
    const more = { more: { 'dc:title': 'Two languages', 'dc:license': 'CC-BY-4.0' } };
    const { files } = wordlist('x', [forms()], more);
    const uploadId = await upload(files);
    const first = await importing({ uploadId });
    expect(first).toMatchObject({
      ...{ __typename: 'DatasetImported', created: true, replacedIds: [] },
      dataset: {
        ...{ fileName: 'words.zip', module: 'Wordlist', title: 'Two languages', licence: 'CC-BY-4.0' },
        ...{ languageCount: 2, conceptCount: 3, entryCount: 4, textCount: 0, exampleCount: 0 },
        path: `/lexicons/${lexiconId}/cldf.zip?dataset=${first.dataset.id}`,
      },
    });
    expect(await importing({ uploadId })).toMatchObject({ created: false, dataset: { id: first.dataset.id } });
    // The same in a folder is the same.
    expect(await put(files, 'words.zip')).toMatchObject({ isNew: false, dataset: { id: first.dataset.id } });
    // And so it is under another name, packed in a folder of its own.
    const inFolder = new Map([...files].map(([file, bytes]) => [`words/${file}`, bytes] as const));
    expect(await put(inFolder, 'words')).toMatchObject({ isNew: false, dataset: { id: first.dataset.id } });
    // And as a desktop packs it.
    const strewn = ['words/.DS_Store', '__MACOSX/words/._forms.csv'].map((file) => [file, new Uint8Array(3)] as const);
    const packed = await upload(new Map([...inFolder, ...strewn]), 'desktop.zip');
    expect(await importing({ uploadId: packed })).toMatchObject({ created: false, dataset: { id: first.dataset.id } });
    const text = 'ID,Language_ID,Parameter_ID,Form\na,yor,water,omi\nb,yor,dog,aja\n';
    const table = await importing({ text, fileName: 'forms.csv' });
    const longer = await importing({ text: `${text}c,yor,I,mo\n` });
    expect(longer).toMatchObject({ created: true, replacedIds: [table.dataset.id], dataset: { entryCount: 3 } });
    const { datasets } = await ask<{ datasets: object[] }>('query ($id: ID!) { datasets(lexiconId: $id) { id } }', {
      id: lexiconId,
    });
    expect(datasets).toEqual([{ id: longer.dataset.id }, { id: first.dataset.id }]);
    expect(await fixture.graph.read(left)).toEqual([
      ...[{ label: 'Dataset', count: 2 }],
      ...[{ label: 'DatasetPart', count: 2 }],
      ...[{ label: 'LexicalEntry', count: 7 }],
    ]);
  });

  it('that have a fault are refused with file and line, and nothing is there', async () => {
    const rows = [['a', 'xyz', '1_water', 'omi', '', '', '']];
    const lost = dataset('x', 'Wordlist', [forms(undefined, rows), languages(), parameters]).files;
    const refused = await importing({ uploadId: await upload(lost, 'lost.zip') });
    expect(refused).toMatchObject({ __typename: 'AnnotationFileRefused', code: 'BAD_ANNOTATIONS', line: 2 });
    expect(refused.message).toContain('CLDF forms.csv: line 2: column Language_ID: "xyz" is not in languages.csv (ID)');
    expect(await importing({ text: 'ID,Form\na,b\n', fileName: 'words.csv' })).toMatchObject({
      message: expect.stringContaining('no dataset is among the files: words.csv'),
    });
    expect(await importing({ text: 'PK\u0003\u0004 no archive', fileName: 'words.zip' })).toMatchObject({
      __typename: 'AnnotationFileRefused',
    });
    await expect(importing({ text: 'ID\n' }, 'stranger')).rejects.toThrow(/no lexicon/);
    await expect(importing({})).rejects.toThrow(/either text or uploadId/);
    const large = new Map([['forms.csv', new Uint8Array(129 * 1024 * 1024)]]);
    await expect(put(large)).rejects.toThrow(/has 135266304 bytes, and may have 134217728/);
    expect(await fixture.graph.read(left)).toEqual([]);
  });

  it('are there whole or not at all when the import is cancelled, or breaks', async () => {
    const rows = Array.from({ length: 5_000 }, (_, place) => [
      `f${place}`,
      'yor',
      '1_water',
      `w${place}`,
      'w a',
      '',
      '',
    ]);
    const { files } = wordlist('x', [forms(undefined, rows)]);
    for (const writes of [1, 2, 3, 4, 5]) {
      await expect(put(files, 'words', brokenAfter(fixture.graph, writes))).rejects.toThrow(/broken/);
      // As after a crash: nothing could be taken away, and nothing is seen.
      expect(await formsOf('first: 5')).toEqual([]);
      await new LooseDatasets(fixture.graph).sweepOlderThan(-1);
      expect(await fixture.graph.read(left)).toEqual([]);
    }
    const controller = new AbortController();
    const cancelling: Pick<Lanes, 'call'> = {
      call: async (...asked) => {
        const read = await lanes.call<never>(...asked);
        controller.abort();
        return read;
      },
    };
    const tools = { graph: fixture.graph, lanes: cancelling, signal: controller.signal };
    await expect(importDataset({ lexiconId, fileName: 'x', content: files }, who(), tools)).rejects.toThrow(/abort/i);
    expect(await fixture.graph.read(left)).toEqual([]);
  });

  it('are listed by their forms, found by form, concept and language, and told with their codes', async () => {
    const { dataset: made } = await put(wordlist('x', [forms()]).files);
    expect(await formsOf('first: 10')).toEqual(['ajá', 'avũ', 'omi', 'tsi']);
    expect(await formsOf('formPrefix: "A"')).toEqual(['ajá', 'avũ']);
    expect(await formsOf('concept: "Dog"')).toEqual(['ajá', 'avũ']);
    expect(await formsOf('concept: "948"')).toEqual(['omi', 'tsi']);
    for (const language of ['EWE', 'ewee1241', 'Eʋegbe']) {
      expect(await formsOf(`language: "${language}"`)).toEqual(['avũ', 'tsi']);
    }
    expect(await formsOf(`datasetId: "none"`)).toEqual([]);
    const first = await entries('first: 3');
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await formsOf(`first: 3, after: "${first.pageInfo.endCursor}"`)).toEqual(['tsi']);
    expect(await formsOf('last: 2')).toEqual(['omi', 'tsi']);
    const fields = `localId form segments comment sources datasetId lexiconId cells { column text }
      language { id name iso639 glottocode } concepts { id name concepticonId }`;
    const [found] = (await entries('concept: "dog", language: "yor"', fields)).edges;
    expect(found!.node).toEqual({
      ...{ localId: 'yor-2', form: 'ajá', segments: ['a', 'dʒ', 'á'], datasetId: made.id, lexiconId },
      ...{ comment: 'tone, on the last', sources: ['Doe1999[12]'], cells: [] },
      language: { id: 'yor', name: 'Yorùbá', iso639: 'yor', glottocode: 'yoru1245' },
      concepts: [{ id: '2_dog', name: 'dog', concepticonId: '2009' }],
    });
  });

  it('stand beside the sound forms that sound so, in what they say and in what is exported', async () => {
    const rows = [
      ['yor-1', 'yor', '1_water', 'omi', 'o m + i', '', ''],
      ['yor-2', 'yor', '3_i', 'umi', 'u m i', '', ''],
      ['ewe-1', 'ewe', '1_water', 'tsi', 'ts i', '', ''],
      ['ewe-2', 'ewe', '2_dog', 'what?', '? ?', '', ''],
    ];
    await fixture.graph.write((transaction) =>
      transaction.run(learn, {
        lexiconId,
        heard: [
          ['o', 'm', 'i'],
          ['t͡s', 'i'],
          ['k', 'a', 'x', 'a'],
        ],
      }),
    );
    await put(wordlist('x', [forms(undefined, rows)]).files, 'two languages');
    const sounding = async (args: string) => {
      const { soundForms } = await ask<{
        soundForms: {
          edges: { node: { id: string; lexicalEntries: { distance: number; entry: { form: string } }[] } }[];
        };
      }>(
        `{ soundForms { edges { node { id lexicalEntries${args} { distance entry { form concepts { name } } } } } } }`,
      );
      return Object.fromEntries(
        soundForms.edges.map(({ node }) => [
          node.id,
          node.lexicalEntries.map(({ entry, distance }) => [entry.form, Math.round(distance * 1000) / 1000]),
        ]),
      );
    };
    expect(await sounding('(maximumDistance: 0)')).toEqual({ form_0: [['omi', 0]], form_1: [['tsi', 0]], form_2: [] });
    const near = await sounding('');
    expect(near).toMatchObject({
      form_0: [
        ['omi', 0],
        ['umi', expect.any(Number)],
      ],
      form_1: [['tsi', 0]],
      form_2: [],
    });
    expect(await sounding('(first: 1)')).toMatchObject({ form_0: [['omi', 0]] });
    await expect(sounding('(maximumDistance: 2)')).rejects.toThrow(/from 0 to 0.4/);

    const { files, forms: count } = await get();
    expect(count).toBe(7);
    const back = readDataset(files);
    expect(back.forms.map(({ form, kept }) => [form, kept?.['Dataset'] ?? kept?.['Probability']])).toEqual([
      ...[
        ['omi', '0.6'],
        ['t͡si', '0.6'],
        ['kaxa', '0.6'],
      ],
      ...['omi', 'umi', 'tsi', 'what?'].map((form) => [form, 'two languages']),
    ]);
    expect(back.languages).toMatchObject([
      { id: lexiconId },
      { id: 'd1-l-yor', name: 'Yorùbá', glottocode: 'yoru1245', iso639_3: 'yor' },
      { id: 'd1-l-ewe' },
    ]);
    expect(back.parameters.find(({ id }) => id === 'd1-p-1_water')).toMatchObject({
      name: 'water',
      concepticonId: '948',
    });
  });

  it('keep formulas of spreadsheets as they are, since they are no spreadsheet', async () => {
    const rows = [['a', 'yor', '1_water', '=HYPERLINK("http://example.org")', '', '@x', '']];
    const { files } = wordlist('x', [forms(undefined, rows)]);
    const { dataset: made } = await put(files);
    expect(contentOf((await get(made.id)).files)).toEqual(contentOf(files));
  });

  it('are taken away by whoever put them in, or owns the lexicon, with all that is in them', async () => {
    const { dataset: made } = await put(wordlist('x', [forms(undefined, many)]).files);
    const removing = `mutation ($lexiconId: ID!, $datasetId: ID!) { deleteDataset(lexiconId: $lexiconId, datasetId: $datasetId) }`;
    const variables = { lexiconId, datasetId: made.id };
    await expect(ask(removing, variables, 'stranger')).rejects.toThrow(/no lexicon/);
    const { id: other } = await new PersonStore(fixture.graph).create('Ada', false);
    const [collectionId] = (await new CollectionStore(fixture.graph).access('me')).collectionIds as [string];
    await new MemberStore(fixture.graph).setRole(collectionId, other, 'ANNOTATOR');
    await expect(ask(removing, variables, other)).rejects.toThrow(/no dataset of yours/);
    await ask(removing, variables);
    expect(await fixture.graph.read(left)).toEqual([]);
    await expect(ask(removing, variables)).rejects.toThrow(/no dataset of yours/);
  });

  it('have sentences, page by page', async () => {
    const rows = [1, 2, 3, 4, 5].map((place) => [`s${place}`, ...sentence.slice(1)]);
    const { files } = dataset('x', 'TextCorpus', [examples(igt, rows), languages()]);
    const { dataset: made } = await put(files);
    const pages = async (args: string) => {
      const { datasets } = await ask<{ datasets: { examples: { edges: { cursor: string; node: object }[] } }[] }>(
        `query ($id: ID!) { datasets(lexiconId: $id) { examples(${args}) { edges { cursor node { localId primaryText } } } } }`,
        { id: lexiconId },
      );
      return datasets[0]!.examples.edges;
    };
    const expected = readDataset(files).examples.map(({ id: localId, primaryText }) => ({ localId, primaryText }));
    const all = await pages('first: 200');
    expect(all.map(({ node }) => node)).toEqual(expected.slice(0, 200));
    expect(made.exampleCount).toBe(expected.length);
    expect((await pages(`first: 1, after: "${all[0]!.cursor}"`)).map(({ node }) => node)).toEqual([expected[1]]);
    expect((await pages('last: 1')).map(({ node }) => node)).toEqual([expected.at(-1)]);
  });

  it('are made of the transcripts: a text a recording, an example a cue with its words and times', async () => {
    const content = 'WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ana>one two\n\n00:03.000 --> 00:04.000\nthree, "four"\n';
    const reader = readerOf('me', new CollectionStore(fixture.graph));
    await importTranscript({ recordingId: 'r', content, language: 'kk' }, reader, fixture.graph);
    const tools = { graph: fixture.graph, lanes, signal };
    const { files, examples: count } = await exportDataset({ lexiconId, texts: true }, tools);
    expect(count).toBe(2);
    const back = readDataset(files);
    expect(back).toMatchObject({
      module: 'TextCorpus',
      languages: [{ id: 'kk', name: 'Kazakh', iso639_3: 'kaz' }],
      texts: [{ id: 'r', name: 'r' }],
      media: [{ id: 'r', mimeType: 'audio/wav', kept: { Duration_Seconds: '600' } }],
      examples: [
        {
          ...{ primaryText: 'one two', words: ['one', 'two'], textId: 'r', mediaIds: ['r'], languageId: 'kk' },
          kept: { Start_Seconds: '1', End_Seconds: '2.5', Speaker: 'Ana', Transcriber: 'a person' },
        },
        { primaryText: 'three, "four"', words: ['three', 'four'], kept: { Start_Seconds: '3', End_Seconds: '4' } },
      ],
    });
    // And it is a dataset that can be put in.
    expect(await put(files, 'texts')).toMatchObject({ dataset: { textCount: 1, exampleCount: 2 } });
  });
});

/** A graph that breaks after so many writes. */
function brokenAfter(graph: Graph, writes: number): Graph {
  let done = 0;
  return {
    read: (...asked) => graph.read(...asked),
    readTogether: (work) => graph.readTogether(work),
    verify: () => graph.verify(),
    close: () => graph.close(),
    write: async (work) => {
      if (done++ >= writes) throw new Error('broken');
      return await graph.write(work);
    },
  };
}
