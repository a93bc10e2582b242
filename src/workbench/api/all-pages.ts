/** A page of a connection. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

export interface AllOf<Node> {
  readonly nodes: readonly Node[];
  /** Whether there are more than were asked for. */
  readonly cut: boolean;
}

/** Page after page, to the end or to `atMost` items. @param onProgress items so far */
export async function allPages<Node>(
  page: (after: string | null) => Promise<Page<Node>>,
  atMost: number,
  onProgress?: (count: number) => void,
): Promise<AllOf<Node>> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const { edges, pageInfo }: Page<Node> = await page(after);
    for (const { node } of edges) nodes.push(node);
    onProgress?.(nodes.length);
    after = pageInfo.endCursor ?? null;
    if (!pageInfo.hasNextPage || after === null) return { nodes, cut: false };
    if (nodes.length >= atMost) return { nodes, cut: true };
  }
}
