import { AnnotationFormatError } from '../../annotations/annotation-format.errors.ts';
import { decodeText } from '../../annotations/decode-text.ts';
import { readDelimited } from '../../annotations/tables/read-delimited.ts';
import { plainColumn, valuesOf, type CsvwColumn } from './column.ts';
import type { CsvwDialect } from './dialect.ts';
import { shown, type Violations } from './violations.ts';

export interface CsvwRow {
  readonly line: number;
  /** One for each column of the file. */
  readonly cells: readonly string[];
}

export interface CsvwTable {
  readonly url: string;
  /** In the order of the file. */
  readonly columns: readonly CsvwColumn[];
  readonly rows: readonly CsvwRow[];
}

/**
 * Reads a table and checks each cell against what is said of its column. A column that the metadata do not know is one of strings.
 * @throws {AnnotationFormatError} no table of that dialect, or one without a column that has to be there
 */
export function readCsvwTable(
  url: string,
  bytes: Uint8Array,
  described: readonly CsvwColumn[],
  { delimiter, signs, hasHeader }: CsvwDialect,
  violations: Violations,
): CsvwTable {
  const title = `CLDF ${url}`;
  const read = readDelimited(decodeText(bytes, title).text, delimiter, title, signs);
  const columns = hasHeader ? headed(read[0]?.cells ?? [], described, title) : [...described];
  const rows = (hasHeader ? read.slice(1) : read).map(({ line, cells }): CsvwRow => {
    if (cells.length !== columns.length) {
      const problem = `the row has ${cells.length} cells, and the table ${columns.length} columns`;
      throw new AnnotationFormatError(title, line, problem, 'put cells that hold the separator into quotes');
    }
    for (const [place, column] of columns.entries()) checkCell(url, line, column, cells[place]!, violations);
    return { line, cells };
  });
  return { url, columns, rows };
}

function headed(names: readonly string[], described: readonly CsvwColumn[], title: string): CsvwColumn[] {
  const columns = names.map((name) => {
    const found = described.find((column) => column.name === name || column.titles.includes(name));
    return found ?? plainColumn(name);
  });
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) {
    throw new AnnotationFormatError(title, 1, `the column ${shown(twice)} comes twice`, 'give each its own name');
  }
  const missing = described.filter((column) => column.isRequired && !columns.includes(column)).map(({ name }) => name);
  if (missing.length > 0) {
    const problem = `the columns ${missing.join(', ')} are missing among ${names.slice(0, 20).join(', ')}`;
    throw new AnnotationFormatError(title, 1, problem, 'add them, or say in the metadata that they are not required');
  }
  return columns;
}

function checkCell(url: string, line: number, column: CsvwColumn, cell: string, violations: Violations): void {
  const values = valuesOf(cell, column);
  if (values.length === 0) {
    if (column.isRequired) violations.add(url, line, column.name, 'is empty, and required');
    return;
  }
  for (const value of values) {
    const problem = column.check(value);
    if (problem !== null) violations.add(url, line, column.name, `${shown(value)} ${problem}`);
  }
}
