import type { Connection } from './connection.ts';
import type { PageWindow } from './connection-arguments.ts';
import type { CursorKey } from './cursor.ts';
import { page } from './page.ts';

/**
 * One page of a list that is in memory already, such as the statements of one recording.
 * @param keysOf the sort keys of a row in the order's sequence, its id last; rows are listed by them, ascending
 */
export function pageOfList<Row, Node = Row>(
  rows: readonly Row[],
  window: PageWindow,
  keysOf: (row: Row) => readonly CursorKey[],
  nodeOf: (row: Row) => Node,
): Connection<Node> {
  const { after, before, backward, limit } = window;
  const within = rows
    .map((row) => ({ row, keys: keysOf(row) }))
    .filter(
      ({ keys }) =>
        (after === undefined || compare(keys, after) > 0) && (before === undefined || compare(keys, before) < 0),
    )
    // What begins at once stands in the order of its making, which a cursor does not know.
    .sort((a, b) => compare(a.keys, b.keys))
    .map(({ row }) => row);
  const taken = backward ? within.slice(-(limit + 1)).reverse() : within.slice(0, limit + 1);
  return page(taken, window, keysOf, { nodeOf, count: () => rows.length });
}

function compare(a: readonly CursorKey[], b: readonly CursorKey[]): number {
  for (const [place, left] of a.entries()) {
    const right = b[place];
    if (left === right || left === null || right === null || right === undefined) continue;
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}
