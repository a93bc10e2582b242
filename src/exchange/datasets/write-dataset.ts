import { stringify } from 'csv-stringify/sync';
import type { JsonValue } from '../../review/annotations/annotation-document.ts';
import { componentNames, components, terms } from './components.ts';
import { columnsOf } from './csvw/column.ts';
import { dialectOf, type CsvwDialect } from './csvw/dialect.ts';
import { valueOf } from './csvw/json.ts';
import type { Dataset, DatasetFiles, DatasetItems, DatasetModule, DatasetTable, JsonObject } from './dataset.ts';
import { defaultTable } from './default-table.ts';
import { cellsOfItem, fieldColumns, type AnyItem } from './items.ts';
import { columnsOfTable } from './table-columns.ts';

const encoder = new TextEncoder();
const newFile = 'cldf-metadata.json';

/** Without it a dataset is none of its kind. */
const neededTables: Readonly<Partial<Record<DatasetModule, keyof DatasetItems>>> = {
  Wordlist: 'forms',
  TextCorpus: 'examples',
};

/** @returns metadata, tables and all other files, by name; a dataset that was read without metadata gets none as long as it has its tables */
export function writeDataset(dataset: Dataset): DatasetFiles {
  const { metadata, module } = dataset;
  const tables = tablesOf(dataset);
  const isBare =
    metadata === undefined && tables.length > 0 && tables.every(({ description }) => description === undefined);
  const file = metadata?.file ?? newFile;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const content: JsonObject = metadata?.content ?? {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:conformsTo': `${terms}${neededTables[module] === undefined ? 'Generic' : module}`,
    dialect: { commentPrefix: null },
  };
  const files = new Map<string, Uint8Array>();
  if (!isBare) {
    const described = tables.map(({ description = {} }) => description) as JsonValue[];
    files.set(file, encoder.encode(`${JSON.stringify({ ...content, tables: described }, null, 4)}\n`));
  }
  for (const table of tables) files.set(`${folder}${table.url}`, encoder.encode(writeTable(table, dataset, content)));
  for (const [name, bytes] of dataset.files) if (!files.has(name)) files.set(name, bytes);
  return files;
}

/** Those that were read, and new ones for what they have no table for. */
function tablesOf(dataset: Dataset): DatasetTable[] {
  const there = new Set(dataset.tables.map(({ holds }) => holds).filter((holds) => holds !== undefined));
  const needed = neededTables[dataset.module];
  const missing = componentNames.filter((holds) => {
    return (
      !there.has(holds) &&
      (dataset[holds].length > 0 || (dataset.metadata === undefined && holds === needed && there.size === 0))
    );
  });
  const all = new Set([...there, ...missing]);
  const isBare = dataset.metadata === undefined && there.size > 0;
  const added = missing.map((holds): DatasetTable => {
    const names = keptNames(dataset[holds]);
    const description = defaultTable(holds, dataset[holds], names, all);
    const columns = columnsOf(description, {}).map(({ name }) => name);
    return { url: components[holds].url, holds, columns, ...(isBare ? {} : { description }) };
  });
  const grown = dataset.tables.map((table): DatasetTable =>
    table.holds === undefined ? table : withColumns(table, dataset[table.holds]),
  );
  return [...grown, ...added];
}

function keptNames(items: readonly AnyItem[]): string[] {
  return [...new Set(items.flatMap(({ kept }) => Object.keys(kept ?? {})))];
}

/** With columns for what items say since the table was read: their fields, and cells of new columns. */
function withColumns(table: DatasetTable, items: readonly AnyItem[]): DatasetTable {
  const holds = table.holds!;
  const schema = valueOf(table.description ?? {}, 'tableSchema');
  const described = columnsOfTable(table, {});
  const there = new Set([...fieldColumns(holds, described).values()].map(({ name }) => name));
  const lacking = components[holds].fields.filter(({ name }) => {
    return (
      !there.has(name) &&
      items.some((item) => Object.hasOwn(item, name) && !isEmpty((item as object as Record<string, unknown>)[name]))
    );
  });
  const names = new Set(table.columns);
  const own = keptNames(items).filter((name) => !names.has(name));
  if (lacking.length + own.length === 0) return table;
  const columns = [...table.columns, ...lacking.map(({ column }) => column), ...own];
  if (table.description === undefined) return { ...table, columns };
  const wanted = new Set([...lacking.map(({ column }) => column), ...own]);
  const made = valueOf(
    valueOf(defaultTable(holds, items, own, new Set()), 'tableSchema'),
    'columns',
  ) as readonly JsonObject[];
  const added = made.filter(({ name }) => wanted.has(name as string));
  const former = (valueOf(schema, 'columns') ?? []) as readonly JsonValue[];
  const description: JsonObject = {
    ...table.description,
    tableSchema: { ...(schema as JsonObject), columns: [...former, ...added] },
  };
  return { ...table, columns, description };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function writeTable(table: DatasetTable, dataset: DatasetItems, group: JsonObject): string {
  const dialect = dialectOf(
    valueOf(table.description ?? {}, 'dialect') ?? valueOf(group, 'dialect'),
    `CLDF ${table.url}`,
  );
  const columns = columnsOfTable(table, group);
  const { holds, rows = [] } = table;
  const fields = holds === undefined ? null : fieldColumns(holds, columns);
  const cells =
    holds === undefined || fields === null ? rows : dataset[holds].map((item) => cellsOfItem(item, columns, fields));
  return delimited(dialect.hasHeader ? [table.columns, ...cells] : cells, dialect);
}

function delimited(rows: readonly (readonly string[])[], { delimiter, signs }: CsvwDialect): string {
  const quote = signs.quote === null ? false : (signs.quote ?? '"');
  return stringify(rows as string[][], {
    delimiter,
    record_delimiter: '\n',
    quote,
    ...(signs.escape === undefined ? {} : { escape: signs.escape }),
    // A row of one empty cell is no empty line, and one that begins as a comment is none.
    quoted_match: rows[0]?.length === 1 ? /^$|[\r\n]/u : signs.comment === undefined ? /[\r\n]/u : /^#|[\r\n]/u,
  });
}
