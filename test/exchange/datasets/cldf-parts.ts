// cspell:disable
import type { DatasetFiles } from '../../../src/exchange/datasets/dataset.ts';

/** A dataset as it is found in the wild: its shape is made here, its words are nobody's. */
export interface WildDataset {
  readonly name: string;
  readonly files: DatasetFiles;
}

type Column = string | Readonly<{ name: string } & Record<string, unknown>>;
type Key = readonly [column: string, table: string];

interface TableOf {
  readonly url: string;
  readonly component?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly keys?: readonly Key[];
  readonly more?: Readonly<Record<string, unknown>>;
}

const terms = 'http://cldf.clld.org/v1.0/terms.rdf#';
export const term = (name: string, property: string, more: object = {}) => ({
  name,
  propertyUrl: terms + property,
  datatype: 'string',
  ...more,
});

export const id = term('ID', 'id', { required: true, datatype: { base: 'string', format: '[a-zA-Z0-9_\\-]+' } });
export const name = term('Name', 'name');
export const language = term('Language_ID', 'languageReference', { required: true });
export const parameter = term('Parameter_ID', 'parameterReference', { required: true });
export const form = term('Form', 'form', { required: true });
export const segments = term('Segments', 'segments', { separator: ' ' });
export const source = term('Source', 'source', { separator: ';' });
export const comment = term('Comment', 'comment');

const cell = (text: string, delimiter: string) =>
  /["\n\r]/u.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

const csv = (columns: readonly Column[], rows: readonly (readonly string[])[], delimiter = ',', end = '\n'): string =>
  [columns.map((column) => (typeof column === 'string' ? column : column.name)), ...rows]
    .map((row) => `${row.map((each) => cell(each, delimiter)).join(delimiter)}${end}`)
    .join('');

function described({ url, component, columns, keys = [], more = {} }: TableOf) {
  return {
    url,
    ...(component === undefined ? {} : { 'dc:conformsTo': terms + component }),
    tableSchema: {
      columns: columns.map((column) => (typeof column === 'string' ? { name: column, datatype: 'string' } : column)),
      primaryKey: columns.includes(id) ? ['ID'] : undefined,
      foreignKeys: keys.map(([column, table]) => ({
        columnReference: [column],
        reference: { resource: table, columnReference: ['ID'] },
      })),
    },
    ...more,
  };
}

const encode = (text: string) => new TextEncoder().encode(text);

interface DatasetOptions {
  /** Properties of the metadata. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** That of the metadata. */
  readonly file?: string;
  readonly delimiter?: string;
  /** Of lines. */
  readonly end?: string;
}

export function dataset(
  name: string,
  module: string,
  tables: readonly TableOf[],
  { more = {}, files = {}, folder = '', file = 'cldf-metadata.json', delimiter = ',', end = '\n' }: DatasetOptions = {},
): WildDataset {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:conformsTo': terms + module,
    dialect: { commentPrefix: null },
    ...more,
    tables: tables.map(described),
  };
  const contents = tables.map(
    ({ url, columns, rows }) => [folder + url, encode(csv(columns, rows, delimiter, end))] as const,
  );
  const others = Object.entries(files).map(([other, text]) => [folder + other, encode(text)] as const);
  return { name, files: new Map([[folder + file, encode(JSON.stringify(metadata, null, 2))], ...contents, ...others]) };
}

export const languages = (
  rows: readonly (readonly string[])[] = [
    ['yor', 'Yorùbá', 'yoru1245', 'yor', '7.1', '4.5'],
    ['ewe', 'Eʋegbe', 'ewee1241', 'ewe', '6.5', '0.9'],
  ],
): TableOf => ({
  url: 'languages.csv',
  component: 'LanguageTable',
  columns: [
    ...[id, name, term('Glottocode', 'glottocode'), term('ISO639P3code', 'iso639P3code')],
    term('Latitude', 'latitude', { datatype: { base: 'decimal', minimum: -90, maximum: 90 } }),
    term('Longitude', 'longitude', { datatype: { base: 'decimal', minimum: -180, maximum: 180 } }),
  ],
  rows,
});

export const parameters: TableOf = {
  url: 'parameters.csv',
  component: 'ParameterTable',
  columns: [id, name, term('Concepticon_ID', 'concepticonReference'), 'Concepticon_Gloss'],
  rows: [
    ['1_water', 'water', '948', 'WATER'],
    ['2_dog', 'dog', '2009', 'DOG'],
    ['3_i', 'I, me', '', ''],
  ],
};

export const forms = (
  columns: readonly Column[] = [id, language, parameter, form, segments, comment, source],
  rows?: readonly (readonly string[])[],
  more: Partial<TableOf> = {},
): TableOf => ({
  url: 'forms.csv',
  component: 'FormTable',
  columns,
  rows: rows ?? [
    ['yor-1', 'yor', '1_water', 'omi', 'o m i', '', ''],
    ['yor-2', 'yor', '2_dog', 'ajá', 'a dʒ á', 'tone, on the last', 'Doe1999[12]'],
    ['ewe-1', 'ewe', '1_water', 'tsi', 'ts i', 'said "tsi"', 'Doe1999[3-4];Roe2001'],
    ['ewe-2', 'ewe', '2_dog', 'avũ', 'a v ũ', '', ''],
  ],
  keys: [
    ['Language_ID', 'languages.csv'],
    ['Parameter_ID', 'parameters.csv'],
  ],
  ...more,
});

export const bib =
  '@book{Doe1999,\n  author = {Jane Doe},\n  title = {Words},\n  year = {1999}\n}\n@misc{Roe2001, title = {More}, author = {Roe, R.}, year = {2001}}\n';
export const bibliography = { more: { 'dc:source': 'sources.bib' }, files: { 'sources.bib': bib } };
export const wordlist = (label: string, tables: readonly TableOf[], more = {}) =>
  dataset(label, 'Wordlist', [...tables, languages(), parameters], { ...bibliography, ...more });

export const examples = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  more: Partial<TableOf> = {},
): TableOf => ({
  ...{ url: 'examples.csv', component: 'ExampleTable', columns, rows, keys: [['Language_ID', 'languages.csv']] },
  ...more,
});
export const primary = term('Primary_Text', 'primaryText', { required: true });
export const words = term('Analyzed_Word', 'analyzedWord', { separator: '\t' });
export const gloss = term('Gloss', 'gloss', { separator: '\t' });
const translation = term('Translated_Text', 'translatedText');
export const igt: readonly Column[] = [id, language, primary, words, gloss, translation];
export const sentence = ['s1', 'yor', 'Mo rí ajá.', 'Mo\trí\tajá', '1SG\tsee\tdog', 'I saw a dog.'];
export const cognates: TableOf = {
  url: 'cognates.csv',
  component: 'CognateTable',
  columns: [
    ...[
      id,
      term('Form_ID', 'formReference', { required: true }),
      term('Cognateset_ID', 'cognatesetReference', { required: true }),
    ],
    ...[
      term('Alignment', 'alignment', { separator: ' ' }),
      { name: 'Doubt', datatype: { base: 'boolean', format: 'yes|no' } },
      source,
    ],
  ],
  rows: [
    ['c1', 'yor-1', '17', 'o m i', 'no', ''],
    ['c2', 'ewe-1', '17', '- ts i', 'yes', 'Roe2001'],
  ],
  keys: [['Form_ID', 'forms.csv']],
};
export const bare = (label: string, files: Readonly<Record<string, string>>): WildDataset => ({
  name: label,
  files: new Map(Object.entries(files).map(([file, text]) => [file, encode(text)])),
});
export const many = Array.from({ length: 1000 }, (_, place) => {
  return [
    `f${place}`,
    place % 2 ? 'yor' : 'ewe',
    ['1_water', '2_dog', '3_i'][place % 3]!,
    `word${place}`,
    `w ɔ ${place % 9}`,
    '',
    '',
  ];
});
export const loan = { name: 'Loan', datatype: 'boolean' };
