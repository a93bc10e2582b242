import type { JsonValue } from '../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotations/annotation-format.errors.ts';
import { decodeText } from '../annotations/decode-text.ts';
import { JsonSource } from '../annotations/json-ld/json-source.ts';
import { componentNames, components, modules, terms } from './components.ts';
import { columnsOf, type CsvwColumn } from './csvw/column.ts';
import { dialectOf } from './csvw/dialect.ts';
import { isObject, listOf, textOf, textsOf, valueOf } from './csvw/json.ts';
import { checkForeignKeys, checkPrimaryKey } from './csvw/keys.ts';
import { readCsvwTable, type CsvwTable } from './csvw/read-csvw-table.ts';
import { Violations } from './csvw/violations.ts';
import type { Dataset, DatasetFiles, DatasetItems, DatasetModule, DatasetTable, JsonObject } from './dataset.ts';
import { defaultColumns, defaultForeignKeys } from './default-table.ts';
import { itemsOf } from './items.ts';
import { unzipDataset } from './zipped-dataset.ts';
import { checkFileName, commonFolder } from './file-names.ts';

/** A table as it was read, with what is said of it. */
interface ReadTable {
  readonly table: CsvwTable;
  readonly holds: keyof DatasetItems | null;
  readonly description: JsonObject | null;
}

/**
 * Reads a CLDF dataset: its metadata and the tables that they name, each alone in a ZIP or not, or tables alone that are called as CLDF calls them.
 * @param files by name; in folders all are beside the metadata
 * @throws {AnnotationFormatError} the first fault of a file; of cells and keys all that there are, up to twenty by name
 */
export function readDataset(files: DatasetFiles): Dataset {
  for (const name of files.keys()) checkFileName(name);
  const found = metadataIn(files);
  const violations = new Violations();
  const read = found === null ? bareTables(files, violations) : describedTables(files, found, violations);
  const tables = new Map(read.map(({ table }) => [table.url, table]));
  for (const { table, holds, description } of read) {
    const schema = valueOf(description ?? {}, 'tableSchema');
    const primary = textsOf(valueOf(schema, 'primaryKey'));
    checkPrimaryKey(table, primary.length > 0 || holds === null ? primary : idColumn(table), violations);
    const schemaOfKeys = found === null && holds !== null ? bareKeys(holds, read) : schema;
    checkForeignKeys(table, schemaOfKeys, tables, violations);
  }
  violations.refuse();
  return datasetOf(read, found, files);
}

interface Metadata {
  readonly file: string;
  readonly folder: string;
  readonly content: JsonObject;
}

function metadataIn(files: DatasetFiles): Metadata | null {
  const found: Metadata[] = [];
  for (const [file, bytes] of files) {
    if (!/(?:^|[/-])metadata\.json$/u.test(file)) continue;
    const title = `CLDF ${file}`;
    const { value } = new JsonSource(decodeText(bytes, title).text, title);
    const conforms = textOf(value, 'dc:conformsTo') ?? '';
    if (!isObject(value) || !conforms.startsWith(terms)) continue;
    found.push({ file, folder: file.slice(0, file.lastIndexOf('/') + 1), content: value });
  }
  if (found.length > 1) {
    const names = found.map(({ file }) => file).join(', ');
    throw new AnnotationFormatError('CLDF', null, `there are several datasets: ${names}`, 'give one of them alone');
  }
  return found[0] ?? null;
}

function describedTables(
  files: DatasetFiles,
  { content, file, folder }: Metadata,
  violations: Violations,
): ReadTable[] {
  const tables = listOf(valueOf(content, 'tables'));
  return tables.map((table, place): ReadTable => {
    const url = textOf(table, 'url');
    if (!isObject(table) || url === undefined) {
      const problem = `/tables/${place}: expected a table with its url`;
      throw new AnnotationFormatError(`CLDF ${file}`, null, problem, 'say in which file it is');
    }
    checkFileName(url);
    const packed = files.get(`${folder}${url}.zip`);
    const bytes = files.get(`${folder}${url}`) ?? (packed && [...unzipDataset(packed).values()][0]);
    if (bytes === undefined) {
      throw new AnnotationFormatError(`CLDF ${url}`, null, 'the file is missing', 'put it beside the metadata');
    }
    const dialect = dialectOf(valueOf(table, 'dialect') ?? valueOf(content, 'dialect'), `CLDF ${url}`);
    const conforms = textOf(table, 'dc:conformsTo');
    const holds = componentNames.find((name) => conforms === `${terms}${components[name].table}`) ?? null;
    const columns = columnsOf(table, content);
    return { table: readCsvwTable(url, bytes, columns, dialect, violations), holds, description: table };
  });
}

/** Without metadata files are called as CLDF calls them, and so are their columns. */
function bareTables(files: DatasetFiles, violations: Violations): ReadTable[] {
  const read: ReadTable[] = [];
  const dialect = dialectOf(undefined, 'CLDF');
  const folder = commonFolder([...files.keys()]);
  for (const [url, bytes] of files) {
    const name = url.slice(folder.length).toLowerCase();
    const holds = componentNames.find(
      (each) => name === components[each].url || name === `${components[each].table}.csv`.toLowerCase(),
    );
    if (holds === undefined) continue;
    read.push({
      table: readCsvwTable(url, bytes, defaultColumns(holds), dialect, violations),
      holds,
      description: null,
    });
  }
  if (read.length > 0) return read;
  const names = [...files.keys()].slice(0, 10).join(', ');
  const remedy = 'give a file such as cldf-metadata.json with its tables, or forms.csv alone';
  throw new AnnotationFormatError('CLDF', null, `no dataset is among the files: ${names}`, remedy);
}

/** Without metadata a table refers to those that lie beside it. */
function bareKeys(holds: keyof DatasetItems, read: readonly ReadTable[]): JsonObject {
  return { foreignKeys: defaultForeignKeys(holds, (other) => read.find((each) => each.holds === other)?.table.url) };
}

function idColumn({ columns }: CsvwTable): string[] {
  const isId = ({ name, propertyUrl }: CsvwColumn) =>
    propertyUrl === `${terms}id` || (propertyUrl === null && name === 'ID');
  const found = columns.find(isId);
  return found === undefined ? [] : [found.name];
}

function datasetOf(read: readonly ReadTable[], found: Metadata | null, files: DatasetFiles): Dataset {
  const items = Object.fromEntries(componentNames.map((name) => [name, [] as unknown])) as Record<
    keyof DatasetItems,
    unknown
  >;
  const tables: DatasetTable[] = [];
  const taken = new Set<keyof DatasetItems>();
  for (const { table, holds, description } of read) {
    const { url, rows } = table;
    const columns = table.columns.map(({ name }) => name);
    const common = { url, columns, ...(description === null ? {} : { description }) };
    // A second table of one kind, which CLDF does not know, is kept as it is.
    if (holds === null || taken.has(holds)) tables.push({ ...common, rows: rows.map(({ cells }) => cells) });
    else {
      tables.push({ ...common, holds });
      taken.add(holds);
      items[holds] = itemsOf(holds, table);
    }
  }
  const own = new Set(
    read.flatMap(({ table: { url } }) => ['', '.zip'].map((end) => `${found?.folder ?? ''}${url}${end}`)),
  );
  if (found !== null) own.add(found.file);
  const { tables: _, ...content } = { tables: null as JsonValue, ...found?.content };
  return {
    ...(items as unknown as DatasetItems),
    module: moduleOf(found, items),
    tables,
    ...(found === null ? {} : { metadata: { file: found.file, content } }),
    files: new Map([...files].filter(([name]) => !own.has(name))),
  };
}

function moduleOf(found: Metadata | null, items: Readonly<Record<keyof DatasetItems, unknown>>): DatasetModule {
  const named = textOf(found?.content, 'dc:conformsTo')?.slice(terms.length);
  const known = modules.find((each) => each === named);
  if (known !== undefined) return known;
  return (items.forms as readonly unknown[]).length > 0 || found !== null ? 'Wordlist' : 'TextCorpus';
}
