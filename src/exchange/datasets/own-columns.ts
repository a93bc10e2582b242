import type { Dataset, DatasetItems } from './dataset.ts';
import { fieldColumns } from './items.ts';
import { columnsOfTable } from './table-columns.ts';

/** Columns of a table that CLDF does not know: the user's own. */
export function ownColumns({ tables }: Dataset, holds: keyof DatasetItems): ReadonlySet<string> {
  const table = tables.find((each) => each.holds === holds);
  if (table === undefined) return new Set();
  const columns = columnsOfTable(table, {});
  const fields = fieldColumns(holds, columns);
  return new Set(columns.flatMap(({ name }, place) => (fields.has(place) ? [] : [name])));
}
