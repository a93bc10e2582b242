import { components, terms, type ComponentField } from './components.ts';
import { columnOf, type CsvwColumn } from './csvw/column.ts';
import type { DatasetItems, JsonObject } from './dataset.ts';

function describedColumn({ column, term, isNeeded = false, schema }: ComponentField): JsonObject {
  return { name: column, required: isNeeded, propertyUrl: `${terms}${term}`, datatype: 'string', ...schema };
}

/** With a sign between values where CLDF has none by default and some item has several. */
function columnFor(field: ComponentField, items: readonly object[]): JsonObject {
  const column = describedColumn(field);
  if (field.kind !== 'list' || 'separator' in column) return column;
  const several = items.some(
    (item) => ((item as Readonly<Record<string, unknown[] | undefined>>)[field.name]?.length ?? 0) > 1,
  );
  return several ? { ...column, separator: ';' } : column;
}

/** Columns as CLDF has them where nothing else is said. */
export function defaultColumns(holds: keyof DatasetItems): CsvwColumn[] {
  return components[holds].fields.map((field, place) => columnOf(describedColumn(field), place, []));
}

/**
 * References as CLDF has them where nothing else is said.
 * @param urlOf the file of another table; undefined where there is none, and so no reference to it
 */
export function defaultForeignKeys(
  holds: keyof DatasetItems,
  urlOf: (other: keyof DatasetItems) => string | undefined,
): JsonObject[] {
  return components[holds].fields.flatMap(({ column, refersTo }) => {
    const resource = refersTo && urlOf(refersTo);
    if (resource === undefined) return [];
    return [{ columnReference: [column], reference: { resource, columnReference: ['ID'] } }];
  });
}

/**
 * What metadata say of a table that this program makes.
 * @param items of the table
 * @param names of the user's columns, of strings
 * @param others what the dataset has besides: only to these tables there are references
 */
export function defaultTable(
  holds: keyof DatasetItems,
  items: readonly object[],
  names: readonly string[],
  others: ReadonlySet<keyof DatasetItems>,
): JsonObject {
  const { table, url, fields } = components[holds];
  const own = names.filter((name) => fields.every(({ column }) => column !== name));
  return {
    url,
    'dc:conformsTo': `${terms}${table}`,
    tableSchema: {
      columns: [
        ...fields.map((field) => columnFor(field, items)),
        ...own.map((name) => ({ name, required: false, datatype: 'string' })),
      ],
      primaryKey: ['ID'],
      foreignKeys: defaultForeignKeys(holds, (other) => (others.has(other) ? components[other].url : undefined)),
    },
  };
}
