import type { DatasetItems, DatasetModule, JsonObject } from './dataset.ts';

/** Terms are `http://cldf.clld.org/v1.0/terms.rdf#name`. */
export const terms = 'http://cldf.clld.org/v1.0/terms.rdf#';

/** A field of an item, and the column that holds it. */
export interface ComponentField {
  /** Of the item. */
  readonly name: string;
  /** Behind `terms`, as the column's `propertyUrl`. */
  readonly term: string;
  /** As CLDF names it by default. */
  readonly column: string;
  readonly isNeeded?: boolean;
  readonly kind?: 'list' | 'number';
  /** Of CSVW, where it is more than a string. */
  readonly schema?: JsonObject;
  readonly refersTo?: keyof DatasetItems;
}

/** A table of CLDF that is understood. */
export interface Component {
  readonly table: string;
  /** As CLDF names the file by default. */
  readonly url: string;
  readonly fields: readonly ComponentField[];
}

const idFormat = { datatype: { base: 'string', format: '[a-zA-Z0-9_\\-]+' } };
const id: ComponentField = { name: 'id', term: 'id', column: 'ID', isNeeded: true, schema: idFormat };
const name: ComponentField = { name: 'name', term: 'name', column: 'Name' };
const description: ComponentField = { name: 'description', term: 'description', column: 'Description' };
const comment: ComponentField = { name: 'comment', term: 'comment', column: 'Comment' };
const language: ComponentField = {
  ...{ name: 'languageId', term: 'languageReference', column: 'Language_ID', isNeeded: true },
  refersTo: 'languages',
};
const degrees = (most: number) => ({ datatype: { base: 'decimal', minimum: -most, maximum: most } });

export const components: Readonly<Record<keyof DatasetItems, Component>> = {
  languages: {
    table: 'LanguageTable',
    url: 'languages.csv',
    fields: [
      ...[id, name],
      {
        ...{ name: 'glottocode', term: 'glottocode', column: 'Glottocode' },
        schema: { datatype: { base: 'string', format: '[a-z0-9]{4}[1-9][0-9]{3}' } },
      },
      {
        ...{ name: 'iso639_3', term: 'iso639P3code', column: 'ISO639P3code' },
        schema: { datatype: { base: 'string', format: '[a-z]{3}' } },
      },
      { name: 'latitude', term: 'latitude', column: 'Latitude', kind: 'number', schema: degrees(90) },
      { name: 'longitude', term: 'longitude', column: 'Longitude', kind: 'number', schema: degrees(180) },
    ],
  },
  parameters: {
    table: 'ParameterTable',
    url: 'parameters.csv',
    fields: [
      ...[id, name, description],
      { name: 'concepticonId', term: 'concepticonReference', column: 'Concepticon_ID' },
    ],
  },
  forms: {
    table: 'FormTable',
    url: 'forms.csv',
    fields: [
      ...[id, language],
      {
        ...{ name: 'parameterIds', term: 'parameterReference', column: 'Parameter_ID', isNeeded: true },
        ...{ kind: 'list', refersTo: 'parameters' },
      },
      { name: 'form', term: 'form', column: 'Form', isNeeded: true },
      { name: 'segments', term: 'segments', column: 'Segments', kind: 'list', schema: { separator: ' ' } },
      comment,
      { name: 'sources', term: 'source', column: 'Source', kind: 'list', schema: { separator: ';' } },
    ],
  },
  texts: {
    table: 'ContributionTable',
    url: 'contributions.csv',
    fields: [...[id, name, description], { name: 'contributor', term: 'contributor', column: 'Contributor' }],
  },
  examples: {
    table: 'ExampleTable',
    url: 'examples.csv',
    fields: [
      ...[id, language],
      { name: 'primaryText', term: 'primaryText', column: 'Primary_Text', isNeeded: true },
      { name: 'words', term: 'analyzedWord', column: 'Analyzed_Word', kind: 'list', schema: { separator: '\t' } },
      { name: 'glosses', term: 'gloss', column: 'Gloss', kind: 'list', schema: { separator: '\t' } },
      { name: 'translation', term: 'translatedText', column: 'Translated_Text' },
      comment,
      { name: 'textId', term: 'contributionReference', column: 'Contribution_ID', refersTo: 'texts' },
      {
        ...{ name: 'mediaIds', term: 'mediaReference', column: 'Media_IDs', kind: 'list' },
        ...{ schema: { separator: ';' }, refersTo: 'media' },
      },
    ],
  },
  media: {
    table: 'MediaTable',
    url: 'media.csv',
    fields: [
      ...[id, name, description],
      {
        ...{ name: 'mimeType', term: 'mediaType', column: 'Media_Type', isNeeded: true },
        schema: { datatype: { base: 'string', format: '[^/]+/.+' } },
      },
      { name: 'address', term: 'downloadUrl', column: 'Download_URL', schema: { datatype: 'anyURI' } },
    ],
  },
};

export const componentNames = Object.keys(components) as (keyof DatasetItems)[];

export const modules: readonly DatasetModule[] = [
  ...(['Wordlist', 'TextCorpus', 'Dictionary', 'StructureDataset', 'ParallelText', 'Generic'] as const),
];
