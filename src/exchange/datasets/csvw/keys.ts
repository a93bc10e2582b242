import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import type { JsonObject } from '../dataset.ts';
import { valuesOf } from './column.ts';
import { isObject, listOf, textOf, textsOf, valueOf } from './json.ts';
import type { CsvwRow, CsvwTable } from './read-csvw-table.ts';
import { shown, type Violations } from './violations.ts';

/** Rows with one key, by the values of its columns. */
export function checkPrimaryKey(table: CsvwTable, names: readonly string[], violations: Violations): void {
  const places = placesOf(table, names);
  if (places === null) return;
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const key = keyOf(row, places);
    const former = lines.get(key);
    if (former === undefined) lines.set(key, row.line);
    else violations.add(table.url, row.line, names.join(', '), `${key} is that of line ${former} too`);
  }
}

/** Each reference names a row of the other table; a cell of several names several. */
export function checkForeignKeys(
  table: CsvwTable,
  schema: JsonValue | undefined,
  tables: ReadonlyMap<string, CsvwTable>,
  violations: Violations,
): void {
  for (const key of listOf(valueOf(schema, 'foreignKeys')).filter(isObject))
    checkForeignKey(table, key, tables, violations);
}

function checkForeignKey(
  table: CsvwTable,
  key: JsonObject,
  tables: ReadonlyMap<string, CsvwTable>,
  violations: Violations,
): void {
  const names = textsOf(valueOf(key, 'columnReference'));
  const reference = valueOf(key, 'reference');
  const other = tables.get(textOf(reference, 'resource') ?? '');
  const otherNames = textsOf(valueOf(reference, 'columnReference'));
  const places = placesOf(table, names);
  if (places === null) return;
  const otherPlaces = other === undefined ? null : placesOf(other, otherNames);
  if (other === undefined || otherPlaces === null) {
    const problem = `refers to ${textOf(reference, 'resource') ?? 'no table'} (${otherNames.join(', ')}), which is not there`;
    if (table.rows.length > 0) violations.add(table.url, 1, names.join(', '), problem);
    return;
  }
  const keys = new Set(other.rows.map((row) => keyOf(row, otherPlaces)));
  const [place] = places;
  for (const row of table.rows) {
    const wanted =
      places.length === 1
        ? valuesOf(row.cells[place!]!, table.columns[place!]!).map((value) => JSON.stringify([value]))
        : places.every((each) => valuesOf(row.cells[each]!, table.columns[each]!).length > 0)
          ? [keyOf(row, places)]
          : [];
    for (const each of wanted) {
      if (keys.has(each)) continue;
      const problem = `${shown((JSON.parse(each) as string[]).join(', '))} is not in ${other.url} (${otherNames.join(', ')})`;
      violations.add(table.url, row.line, names.join(', '), problem);
    }
  }
}

function placesOf({ columns }: CsvwTable, names: readonly string[]): number[] | null {
  const places = names.map((name) => columns.findIndex((column) => column.name === name));
  return places.length === 0 || places.includes(-1) ? null : places;
}

function keyOf({ cells }: CsvwRow, places: readonly number[]): string {
  return JSON.stringify(places.map((place) => cells[place]));
}
