import { writeDecimal } from '../annotations/decimal-number.ts';
import { components, terms, type ComponentField } from './components.ts';
import { cellOfValues, valuesOf, type CsvwColumn } from './csvw/column.ts';
import type { CsvwRow, CsvwTable } from './csvw/read-csvw-table.ts';
import type { DatasetItems, KeptCells } from './dataset.ts';

type FieldValue = string | number | readonly string[];
export type AnyItem = DatasetItems[keyof DatasetItems][number];

/** Which column holds which field of an item; a column that holds none is the user's own. */
export type FieldColumns = ReadonlyMap<number, ComponentField>;

/** By the columns' terms, and by CLDF's own names where nothing says a term. */
export function fieldColumns(holds: keyof DatasetItems, columns: readonly CsvwColumn[]): FieldColumns {
  const found = new Map<number, ComponentField>();
  for (const field of components[holds].fields) {
    const byTerm = columns.findIndex(({ propertyUrl }) => propertyUrl === `${terms}${field.term}`);
    const place =
      byTerm >= 0
        ? byTerm
        : columns.findIndex(({ name, propertyUrl }) => propertyUrl === null && name === field.column);
    if (place >= 0) found.set(place, field);
  }
  return found;
}

export function itemsOf<Holds extends keyof DatasetItems>(
  holds: Holds,
  { columns, rows }: CsvwTable,
): DatasetItems[Holds] {
  const fields = fieldColumns(holds, columns);
  // Fields are those of the component, and what is needed was checked with the columns.
  return rows.map((row) => itemOf(row, columns, fields)) as unknown as DatasetItems[Holds];
}

function itemOf({ cells }: CsvwRow, columns: readonly CsvwColumn[], fields: FieldColumns): object {
  const item: Record<string, FieldValue | KeptCells> = {};
  const kept: Record<string, string> = {};
  for (const [place, column] of columns.entries()) {
    const cell = cells[place]!;
    const field = fields.get(place);
    const value = field === undefined ? undefined : fieldValue(cell, column, field);
    if (field !== undefined && value !== undefined) item[field.name] = value;
    const written = field === undefined ? '' : cellOfField(value, column);
    if (cell !== written) kept[column.name] = cell;
  }
  return Object.keys(kept).length === 0 ? item : { ...item, kept: Object.fromEntries(Object.entries(kept)) };
}

function fieldValue(cell: string, column: CsvwColumn, { kind, isNeeded }: ComponentField): FieldValue | undefined {
  const values = valuesOf(cell, column);
  if (values.length === 0) return isNeeded ? (kind === 'list' ? [] : '') : undefined;
  if (kind === 'list') return values;
  const text = values.join(column.separator ?? ' ');
  if (kind !== 'number') return text;
  const number = Number(text);
  return Number.isNaN(number) ? undefined : number;
}

function cellOfField(value: FieldValue | undefined, column: CsvwColumn): string {
  if (value === undefined || value === '') return cellOfValues([], column);
  if (typeof value === 'number') return writeDecimal(value);
  return typeof value === 'string' ? value : cellOfValues(value, column);
}

/** The cells of an item: those that were kept stand where they still mean what it says. */
export function cellsOfItem(item: AnyItem, columns: readonly CsvwColumn[], fields: FieldColumns): string[] {
  const values = item as unknown as Readonly<Record<string, FieldValue | undefined>>;
  return columns.map((column, place) => {
    const field = fields.get(place);
    const kept = item.kept !== undefined && Object.hasOwn(item.kept, column.name) ? item.kept[column.name] : undefined;
    if (field === undefined) return kept ?? '';
    const value = values[field.name];
    if (kept !== undefined && isSame(fieldValue(kept, column, field), value)) return kept;
    return cellOfField(value, column);
  });
}

function isSame(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
