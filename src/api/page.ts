import type { Connection } from './connection.ts';
import type { PageWindow } from './connection-arguments.ts';
import { encodeCursor, type CursorKey } from './cursor.ts';

/**
 * One page from the `window.limit + 1` rows that a query gave.
 * @param rows in list order, or in reverse where `window.backward`; at most `window.limit + 1`
 * @param keysOf the sort keys of a row in the order's sequence, its id last
 * @param count only called when a client asks for `totalCount`
 */
export function page<Row, Node = Row>(
  rows: readonly Row[],
  window: PageWindow,
  keysOf: (row: Row) => readonly CursorKey[],
  options: { readonly nodeOf?: (row: Row) => Node; readonly count?: () => number | Promise<number> } = {},
): Connection<Node> {
  const nodeOf = options.nodeOf ?? ((row: Row) => row as unknown as Node);
  const more = rows.length > window.limit;
  const kept = rows.slice(0, window.limit);
  if (window.backward) kept.reverse();
  const edges = kept.map((row) => ({ cursor: encodeCursor(window.order, keysOf(row)), node: nodeOf(row) }));
  return {
    edges,
    pageInfo: {
      // A cursor stands for a row that was there: something lies on its far side.
      hasNextPage: window.backward ? window.before !== undefined : more,
      hasPreviousPage: window.backward ? more : window.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(options.count && { count: options.count }),
  };
}
