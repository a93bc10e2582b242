import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';
import { fresh } from './ask.ts';
import { nextCursor, type Page } from './pages.ts';

export interface Pages<Item> {
  /** Undefined until the first page is there, and while nothing is asked for. */
  readonly items?: readonly Item[];
  readonly isLoading: boolean;
  readonly error?: CombinedError;
  /** Absent where there is no more. */
  readonly more?: () => void;
}

interface Held<Item> {
  readonly key: string;
  readonly items?: readonly Item[];
  readonly next?: string;
  readonly isLoading: boolean;
  readonly error?: CombinedError;
}

/**
 * A list that is fetched page by page. What is asked for no longer is given up, in the server too.
 * @param variables undefined where nothing is asked for
 * @param pick the list in the answer; it must not change from one drawing to the next
 */
export function usePages<Data, Variables extends AnyVariables, Item>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'> | undefined,
  pick: (data: Data) => Page<Item>,
): Pages<Item> {
  const client = useClient();
  const key = variables === undefined ? '' : JSON.stringify(variables);
  const [held, setHeld] = useState<Held<Item>>({ key, isLoading: variables !== undefined });
  const ended = useRef<() => void>(undefined);

  const ask = useCallback(
    (after: string | null, before: readonly Item[]) => {
      const asked = { ...(JSON.parse(key) as object), after } as unknown as Variables;
      const asking = client.query(query, asked, fresh).subscribe(({ data, error, stale }) => {
        if (stale) return;
        // Else it would come again by itself after a mutation, as a query that is looked at.
        ended.current?.();
        const page = data === undefined || data === null ? undefined : pick(data);
        if (page) {
          const items = [...before, ...page.edges.map(({ node }) => node)];
          setHeld({ key, items, next: nextCursor(page.pageInfo), isLoading: false });
        } else
          setHeld({
            key,
            ...(before.length > 0 && { items: before }),
            next: after ?? undefined,
            isLoading: false,
            error,
          });
      });
      ended.current = () => asking.unsubscribe();
    },
    [client, key, pick, query],
  );

  useEffect(() => {
    setHeld({ key, isLoading: key !== '' });
    if (key === '') return undefined;
    ask(null, []);
    return () => ended.current?.();
  }, [ask, key]);

  // Between a change and the effect that follows it, what is held is of what was asked for before.
  const isOld = held.key !== key;
  const { items, next, error } = isOld ? ({} as Partial<Held<Item>>) : held;
  const isLoading = isOld ? key !== '' : held.isLoading;
  return {
    items,
    isLoading,
    error,
    ...(next !== undefined &&
      !isLoading && {
        more: () => {
          setHeld({ ...held, isLoading: true, error: undefined });
          ask(next, items ?? []);
        },
      }),
  };
}
