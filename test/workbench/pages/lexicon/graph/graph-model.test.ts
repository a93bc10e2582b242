import { describe, expect, it } from 'vitest';
import {
  emptyGraph,
  graphAfter,
  shownAtOnce,
  shownOf,
  type Around,
  type GraphEdge,
  type GraphModel,
  type GraphNode,
} from '../../../../../src/workbench/pages/lexicon/graph/graph-model.ts';

const node = (id: string, kind: GraphNode['kind'] = 'concept'): GraphNode => ({ id, kind, label: id });
const means = (from: string, to: string, weight: number): GraphEdge => {
  return { from, to, relation: 'means', weight, isProbability: true };
};

function around(of: string, weights: Readonly<Record<string, number>>): Around {
  return {
    of: node(of, 'form'),
    nodes: Object.keys(weights).map((id) => node(id)),
    edges: Object.entries(weights).map(([id, weight]) => means(of, id, weight)),
  };
}

const after = (model: GraphModel, found: Around) => graphAfter(model, { type: 'found', around: found });
const many = (count: number, prefix: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 1 - index / count]));

describe('the graph around a node', () => {
  it('has the node first, then what hangs on most strongly', () => {
    const { nodes, edges, hidden } = shownOf(after(emptyGraph, around('a', { weak: 0.1, strong: 0.9 })));
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'strong', 'weak']);
    expect(edges).toHaveLength(2);
    expect(hidden).toBe(0);
  });

  it('has a node and an edge once, from whichever side they are found', () => {
    const first = after(emptyGraph, around('a', { x: 0.4 }));
    const model = after(first, { of: node('x'), nodes: [node('a', 'form')], edges: [means('a', 'x', 0.5)] });
    expect([...model.nodes.keys()]).toEqual(['a', 'x']);
    expect([...model.edges.values()]).toEqual([means('a', 'x', 0.5)]);
    expect([...model.expanded]).toEqual(['a', 'x']);
  });

  it('cuts at its limit, shows only edges between what is shown, and more when asked', () => {
    const model = after(emptyGraph, around('a', many(60, 'n')));
    const shown = shownOf(model);
    expect(shown.nodes).toHaveLength(emptyGraph.limit);
    expect(shown.edges).toHaveLength(emptyGraph.limit - 1);
    expect(shown.hidden).toBe(61 - emptyGraph.limit);
    expect(shownOf(graphAfter(model, { type: 'more' })).nodes).toHaveLength(emptyGraph.limit + shownAtOnce);
  });

  it('shows something of what was looked for though the limit was reached', () => {
    const full = after(emptyGraph, around('a', many(39, 'n')));
    expect(shownOf(full).hidden).toBe(0);
    const model = after(full, around('n3', many(30, 'm')));
    expect(shownOf(model).nodes).toHaveLength(40 + shownAtOnce);
    expect(shownOf(model).hidden).toBe(30 - shownAtOnce);
  });

  it('leaves out edges to what nobody knows, and begins anew', () => {
    const model = after(emptyGraph, { of: node('a'), nodes: [], edges: [means('a', 'nowhere', 1)] });
    expect(model.edges.size).toBe(0);
    expect(graphAfter(model, { type: 'clear' })).toEqual(emptyGraph);
  });
});
