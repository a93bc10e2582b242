import { graphql } from './generated/index.ts';

/** Where a page of a list ends. */
export interface PageEnd {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

export const pageEnd = graphql(`
  fragment PageEnd on PageInfo {
    hasNextPage
    endCursor
  }
`);

/** A page of a list, as the API answers it. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: PageEnd;
}

/** Where the next page begins; undefined after the last. */
export function nextCursor({ hasNextPage, endCursor }: PageEnd): string | undefined {
  return hasNextPage ? (endCursor ?? undefined) : undefined;
}

/**
 * The pages of a list, one after another, until `signal` ends it.
 * @param read the page behind a cursor; nothing where there is no such list
 */
export async function* pages<Connection extends { readonly pageInfo: PageEnd }>(
  signal: AbortSignal,
  read: (after: string | null) => Promise<Connection | null | undefined>,
): AsyncGenerator<Connection> {
  for (let after: string | null | undefined = null; after !== undefined && !signal.aborted;) {
    const connection: Connection | null | undefined = await read(after);
    if (!connection || signal.aborted) return;
    yield connection;
    after = nextCursor(connection.pageInfo);
  }
}

export interface AllOf<Node> {
  readonly nodes: readonly Node[];
  /** Whether there are more than were asked for. */
  readonly cut: boolean;
}

/**
 * Everything in a list, or its first `atMost` items and what else is on their last page.
 * @param onProgress items so far
 * @throws what `signal` was ended with
 */
export async function allPages<Node>(
  signal: AbortSignal,
  read: (after: string | null) => Promise<Page<Node>>,
  atMost: number,
  onProgress?: (count: number) => void,
): Promise<AllOf<Node>> {
  const nodes: Node[] = [];
  for await (const { edges, pageInfo } of pages(signal, read)) {
    for (const { node } of edges) nodes.push(node);
    onProgress?.(nodes.length);
    if (nodes.length >= atMost) return { nodes, cut: nextCursor(pageInfo) !== undefined };
  }
  signal.throwIfAborted();
  return { nodes, cut: false };
}
