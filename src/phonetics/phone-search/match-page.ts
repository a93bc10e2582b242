import { pageWindow, type ConnectionArguments, type PageWindow } from '../../api/connection-arguments.ts';
import { encodeCursor, type CursorKey } from '../../api/cursor.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import type { Graph } from '../../graph/graph.ts';
import { contextKey, mostSorted, TooManyMatchesError, type ConcordanceOrder } from './concordance.ts';
import { comparePlaces, findMatches, type FoundMatch, type MatchSearch } from './find-matches.ts';
import { PhoneMatch, type PhoneMatchConnection } from './phone-match.type.ts';
import type { UtterancePlace } from './phone-search.store.ts';

type PageArguments = Pick<ConnectionArguments, 'first' | 'after' | 'last' | 'before'>;

/** Behind every phone of an utterance. */
const behindAll = 1_000_000_000;

/**
 * A page of what fits a pattern.
 * @throws {BadPageError} {BadCursorError} {TooManyMatchesError} where all would have to be sorted
 */
export async function matchPage(
  graph: Graph,
  search: MatchSearch,
  args: PageArguments,
  order: ConcordanceOrder,
  signal: AbortSignal,
): Promise<PhoneMatchConnection> {
  if (order === 'POSITION') {
    return await pageByPosition(
      graph,
      search,
      pageWindow('phoneMatches', args, ['string', 'number', 'string', 'number']),
      signal,
    );
  }
  const window = pageWindow(`phoneMatches:${order.toLowerCase()}`, args, [
    'string',
    'string',
    'number',
    'string',
    'number',
  ]);
  const { matches, looked } = await allMatches(graph, search, order, signal);
  const sorted = matches
    .map((match) => ({ match, key: contextKey(match, order) }))
    .sort((a, b) =>
      a.key < b.key ? -1 : a.key > b.key ? 1 : comparePlaces(a.match, b.match) || a.match.start - b.match.start,
    );
  const page = pageOfList(
    sorted,
    window,
    ({ match, key }) => [key, ...keysOf(match)],
    ({ match }) => PhoneMatch.of(match),
  );
  return { edges: [...page.edges], pageInfo: page.pageInfo, stoppedEarly: false, utterancesLookedAt: looked };
}

/** Every match there is. @throws {TooManyMatchesError} */
async function allMatches(graph: Graph, search: MatchSearch, order: ConcordanceOrder, signal: AbortSignal) {
  const found = await findMatches(graph, search, { backward: false, enough: mostSorted + 1, signal });
  if (found.stoppedAt !== undefined || found.matches.length > mostSorted)
    throw new TooManyMatchesError(mostSorted, order);
  return found;
}

async function pageByPosition(
  graph: Graph,
  search: MatchSearch,
  window: PageWindow,
  signal: AbortSignal,
): Promise<PhoneMatchConnection> {
  const { backward, limit, order } = window;
  const [behind, until] = (backward ? [window.before, window.after] : [window.after, window.before]).map(placeOf);
  const found = await findMatches(graph, search, { backward, behind, until, enough: limit + 1, signal });
  const kept = found.matches.slice(0, limit);
  if (backward) kept.reverse();
  const edges = kept.map((match) => ({ cursor: encodeCursor(order, keysOf(match)), node: PhoneMatch.of(match) }));
  const more = found.matches.length > limit || found.stoppedAt !== undefined;
  // How far it looked counts for more than the last that it found: the next page need not look there again.
  const far =
    found.matches.length <= limit && found.stoppedAt !== undefined
      ? encodeCursor(order, keysOf({ ...found.stoppedAt, start: backward ? -1 : behindAll }))
      : undefined;
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? window.before !== undefined : more,
      hasPreviousPage: backward ? more : window.after !== undefined,
      startCursor: (backward ? far : undefined) ?? edges[0]?.cursor ?? null,
      endCursor: (backward ? undefined : far) ?? edges.at(-1)?.cursor ?? null,
    },
    stoppedEarly: far !== undefined,
    utterancesLookedAt: found.looked,
  };
}

function keysOf({
  recordingId,
  startSeconds,
  soundEventId,
  start,
}: UtterancePlace & Pick<FoundMatch, 'start'>): CursorKey[] {
  return [recordingId, startSeconds, soundEventId, start];
}

/** A cursor's keys, which `pageWindow` has checked. */
function placeOf(keys: readonly CursorKey[] | undefined): (UtterancePlace & { readonly start: number }) | undefined {
  if (keys === undefined) return undefined;
  const [recordingId, startSeconds, soundEventId, start] = keys as [string, number, string, number];
  return { recordingId, startSeconds, soundEventId, start };
}
