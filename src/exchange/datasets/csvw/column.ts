import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import type { JsonObject } from '../dataset.ts';
import { cellCheck, type CellCheck } from './datatype.ts';
import { isObject, listOf, textOf, textsOf, valueOf } from './json.ts';

/** A column as metadata describe it, with what it inherits from its table and the group of tables. */
export interface CsvwColumn {
  readonly name: string;
  /** As the file may call it. */
  readonly titles: readonly string[];
  readonly propertyUrl: string | null;
  readonly isRequired: boolean;
  /** Between the values of one cell; null where a cell is one value. */
  readonly separator: string | null;
  /** Cells that say nothing. */
  readonly nulls: readonly string[];
  readonly check: CellCheck;
}

/** @param levels from the column's own description outwards: table schema, table, group */
export function columnOf(
  description: JsonObject,
  place: number,
  levels: readonly (JsonValue | undefined)[],
): CsvwColumn {
  const inherited = (name: string): JsonValue | undefined => {
    for (const level of [description, ...levels]) {
      const value = valueOf(level, name);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const titles = titlesOf(valueOf(description, 'titles'));
  const name = textOf(description, 'name') ?? titles[0] ?? `_col.${place + 1}`;
  const separator = inherited('separator');
  const nulls = inherited('null');
  return {
    name,
    titles,
    propertyUrl: textOf(description, 'propertyUrl') ?? null,
    isRequired: inherited('required') === true,
    separator: typeof separator === 'string' && separator !== '' ? separator : null,
    nulls: nulls === undefined ? [''] : textsOf(nulls),
    check: cellCheck(inherited('datatype')),
  };
}

/** Texts, or texts by language. */
function titlesOf(titles: JsonValue | undefined): string[] {
  return isObject(titles) ? Object.values(titles).flatMap(textsOf) : textsOf(titles);
}

export function columnsOf(table: JsonObject, group: JsonObject): CsvwColumn[] {
  const schema = valueOf(table, 'tableSchema');
  return listOf(valueOf(schema, 'columns'))
    .filter(isObject)
    .filter((column) => valueOf(column, 'virtual') !== true)
    .map((column, place) => columnOf(column, place, [schema, table, group]));
}

/** A column that no metadata describe. */
export function plainColumn(name: string): CsvwColumn {
  return columnOf({ name }, 0, []);
}

/** @returns empty where the cell says nothing */
export function valuesOf(cell: string, { separator, nulls }: Pick<CsvwColumn, 'separator' | 'nulls'>): string[] {
  if (nulls.includes(cell) || (separator !== null && cell === '')) return [];
  return separator === null ? [cell] : cell.split(separator);
}

export function cellOfValues(
  values: readonly string[],
  { separator, nulls }: Pick<CsvwColumn, 'separator' | 'nulls'>,
): string {
  return values.length === 0 ? (nulls.includes('') ? '' : (nulls[0] ?? '')) : values.join(separator ?? ' ');
}
