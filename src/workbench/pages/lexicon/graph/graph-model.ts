export type NodeKind = 'form' | 'concept' | 'recording' | 'source';
export type Relation = 'means' | 'heardIn' | 'seenIn' | 'soundsIn';

export interface NodeRef {
  readonly kind: NodeKind;
  readonly id: string;
}

export interface GraphNode extends NodeRef {
  readonly label: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** 0 to 1: a probability, or how much of it there is beside the others. */
  readonly weight: number;
  /** Whether `weight` is a probability that can be said. */
  readonly isProbability: boolean;
}

/** What is around one node. */
export interface Around {
  readonly of: GraphNode;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What is known of the graph so far, and how much of it is shown. */
export interface GraphModel {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
  /** Nodes around which was looked. */
  readonly expanded: ReadonlySet<string>;
  /** Nodes that are shown at most, in the order in which they were found. */
  readonly limit: number;
}

export const emptyGraph: GraphModel = { nodes: new Map(), edges: new Map(), expanded: new Set(), limit: 40 };

/** Nodes that looking around one of them, or asking for more, shows beyond what was shown. */
export const shownAtOnce = 15;

export type GraphAction =
  { readonly type: 'found'; readonly around: Around } | { readonly type: 'more' } | { readonly type: 'clear' };

export function graphAfter(model: GraphModel, action: GraphAction): GraphModel {
  switch (action.type) {
    case 'clear':
      return emptyGraph;
    case 'more':
      return { ...model, limit: model.limit + shownAtOnce };
    case 'found':
      return withAround(model, action.around);
  }
}

function withAround(model: GraphModel, { of, nodes, edges }: Around): GraphModel {
  const known = new Map(model.nodes);
  known.set(of.id, of);
  const heaviest = new Map<string, number>();
  for (const { from, to, weight } of edges) {
    for (const id of [from, to]) heaviest.set(id, Math.max(weight, heaviest.get(id) ?? 0));
  }
  // What hangs on most strongly comes first, for the limit cuts from the end.
  const byWeight = nodes.toSorted((one, other) => (heaviest.get(other.id) ?? 0) - (heaviest.get(one.id) ?? 0));
  for (const node of byWeight) if (!known.has(node.id)) known.set(node.id, node);
  const lines = new Map(model.edges);
  for (const edge of edges) if (known.has(edge.from) && known.has(edge.to)) lines.set(edgeId(edge), edge);
  const isFirst = model.nodes.size === 0;
  // Somebody who looks around a node wants to see what is there, though the limit was reached.
  const added = known.size - model.nodes.size;
  const shown = Math.min(model.limit, model.nodes.size);
  const limit = isFirst ? model.limit : Math.max(model.limit, shown + Math.min(added, shownAtOnce));
  return { nodes: known, edges: lines, expanded: new Set([...model.expanded, of.id]), limit };
}

export function edgeId({ from, relation, to }: GraphEdge): string {
  return `${from} ${relation} ${to}`;
}

export interface Shown {
  readonly nodes: readonly GraphNode[];
  /** Between nodes that are shown. */
  readonly edges: readonly GraphEdge[];
  readonly hidden: number;
}

export function shownOf({ nodes, edges, limit }: GraphModel): Shown {
  const shown = [...nodes.values()].slice(0, limit);
  const ids = new Set(shown.map(({ id }) => id));
  return {
    nodes: shown,
    edges: [...edges.values()].filter(({ from, to }) => ids.has(from) && ids.has(to)),
    hidden: nodes.size - shown.length,
  };
}
