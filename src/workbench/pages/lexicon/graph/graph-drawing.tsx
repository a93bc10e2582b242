import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape';
import { useEffect, useRef } from 'react';
import { themeColours, useThemeChanges } from '../../../parts/theme-colours.ts';
import { edgeId, type GraphEdge, type Shown } from './graph-model.ts';
import { nodeKinds, nodeLooks } from './node-looks.ts';
import styles from './graph.module.css';

/** The graph drawn on a canvas. Whoever does not see or point uses the list. */
export default function GraphDrawing({
  shown,
  expanded,
  fitted,
  label,
  onNode,
}: {
  readonly shown: Shown;
  readonly expanded: ReadonlySet<string>;
  /** Counts how often it was asked to fit into view. */
  readonly fitted: number;
  readonly label: string;
  readonly onNode: (id: string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<Core>(undefined);
  const themeChanges = useThemeChanges();
  const onTap = useRef(onNode);
  useEffect(() => {
    onTap.current = onNode;
  }, [onNode]);

  useEffect(() => {
    const core = cytoscape({ container: place.current, minZoom: 0.2, maxZoom: 3, userZoomingEnabled: false });
    core.on('tap', 'node', ({ target }) => onTap.current((target as { id(): string }).id()));
    drawing.current = core;
    return () => core.destroy();
  }, []);

  useEffect(() => {
    drawing.current?.style(sheet());
  }, [themeChanges]);

  useEffect(() => {
    const core = drawing.current;
    if (!core) return;
    const wanted = new Map(elementsOf(shown, expanded).map((element) => [element.data.id!, element]));
    core.batch(() => {
      core.elements().forEach((element) => {
        if (!wanted.has(element.id())) element.remove();
      });
      for (const [id, element] of wanted) {
        const there = core.getElementById(id);
        if (there.nonempty()) there.data(element.data);
        else core.add({ ...element, ...(isNode(element) && { position: besideANeighbour(core, id, shown.edges) }) });
      }
    });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    core
      .layout({
        name: 'cose',
        animate: !still,
        animationThreshold: 100,
        randomize: false,
        nodeRepulsion: () => 20_000,
        idealEdgeLength: () => 90,
        nodeDimensionsIncludeLabels: true,
        padding: 20,
      })
      .run();
  }, [shown, expanded]);

  useEffect(() => {
    if (fitted > 0) drawing.current?.fit(undefined, 20);
  }, [fitted]);

  return <div ref={place} className={styles.drawing} role="img" aria-label={label} />;
}

function elementsOf({ nodes, edges }: Shown, expanded: ReadonlySet<string>): ElementDefinition[] {
  return [
    ...nodes.map(({ id, kind, label }) => ({ data: { id, kind, label, looked: expanded.has(id) ? 1 : 0 } })),
    ...edges.map((edge) => ({
      data: { id: edgeId(edge), source: edge.from, target: edge.to, weight: edge.weight, relation: edge.relation },
    })),
  ];
}

function isNode({ data }: ElementDefinition): boolean {
  return data.source === undefined;
}

/** New nodes grow out of the one that they hang on; a little aside of one another, or the layout could not part them. */
function besideANeighbour(core: Core, id: string, edges: readonly GraphEdge[]): { x: number; y: number } {
  const turn = core.nodes().length * 2.4;
  const aside = { x: 60 * Math.cos(turn), y: 60 * Math.sin(turn) };
  for (const { from, to } of edges) {
    const other = from === id ? to : to === id ? from : undefined;
    const there = other === undefined ? undefined : core.getElementById(other);
    if (there?.nonempty()) return { x: there.position('x') + aside.x, y: there.position('y') + aside.y };
  }
  return aside;
}

function sheet(): StylesheetJson {
  const colours = themeColours(['text', 'panel', 'quiet', 'accent', 'warn', 'good']);
  return [
    {
      selector: 'node',
      style: {
        label: 'data(label)',
        color: colours.text,
        'font-size': 12,
        'text-wrap': 'ellipsis',
        'text-max-width': '110px',
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-outline-color': colours.panel,
        'text-outline-width': 2,
        width: 22,
        height: 22,
        'border-width': 0,
        'border-color': colours.text,
      },
    },
    ...nodeKinds.map((kind) => ({
      selector: `node[kind = "${kind}"]`,
      style: { shape: nodeLooks[kind].shape, 'background-color': colours[nodeLooks[kind].colour] },
    })),
    { selector: 'node[looked = 1]', style: { 'border-width': 3 } },
    {
      selector: 'edge',
      style: { width: 'mapData(weight, 0, 1, 1, 7)', 'line-color': colours.quiet, opacity: 0.5, 'curve-style': 'haystack' },
    },
    { selector: 'edge[relation = "means"]', style: { 'line-color': colours.accent, opacity: 0.8 } },
  ];
}
