/** Asks the server, whatever is known here. */
export const fresh = { requestPolicy: 'network-only' } as const;

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** The pages of a list, one after another. @param read the page behind a cursor */
export async function* pages<Connection extends Page>(
  signal: AbortSignal,
  read: (after: string | null) => Promise<Connection | null | undefined>,
): AsyncGenerator<Connection> {
  for (let after: string | null = null; !signal.aborted;) {
    const connection = await read(after);
    if (!connection || signal.aborted) return;
    yield connection;
    if (!connection.pageInfo.hasNextPage) return;
    after = connection.pageInfo.endCursor ?? null;
  }
}
