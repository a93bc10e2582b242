import { columnsOf, plainColumn, type CsvwColumn } from './csvw/column.ts';
import type { DatasetTable, JsonObject } from './dataset.ts';
import { defaultColumns } from './default-table.ts';

/** In the order of the file. */
export function columnsOfTable({ description, columns, holds }: DatasetTable, group: JsonObject): CsvwColumn[] {
  const described =
    description !== undefined ? columnsOf(description, group) : holds === undefined ? [] : defaultColumns(holds);
  return columns.map((name) => described.find((column) => column.name === name) ?? plainColumn(name));
}
