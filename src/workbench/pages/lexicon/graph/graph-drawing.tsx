import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape';
import { useEffect, useRef } from 'react';
import { themeColours, useThemeChanges } from '../../../parts/theme-colours.ts';
import { edgeId, type GraphEdge, type Shown } from './graph-model.ts';
import { nodeKinds, nodeLooks } from './node-looks.ts';
import styles from './graph.module.css';

/** What was asked of the view last; the wheel is left to the page, which has more to scroll. */
export interface View {
  readonly act: 'fit' | 'in' | 'out';
  /** How often something was asked. */
  readonly count: number;
}

/** The graph drawn on a canvas. Whoever does not see or point uses the list. */
export default function GraphDrawing({
  shown,
  expanded,
  view,
  label,
  onNode,
}: {
  readonly shown: Shown;
  readonly expanded: ReadonlySet<string>;
  readonly view: View;
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
    core
      .layout({
        name: 'cose',
        // Its animation would go on when the page has left it behind.
        animate: false,
        randomize: false,
        nodeRepulsion: () => 10_000,
        idealEdgeLength: () => 80,
        // As wide as its place, or it would be fitted in small.
        boundingBox: { x1: 0, y1: 0, w: core.width(), h: core.height() },
        nodeDimensionsIncludeLabels: true,
        padding: 20,
      })
      .run();
  }, [shown, expanded]);

  useEffect(() => {
    const core = drawing.current;
    if (!core || view.count === 0) return;
    if (view.act === 'fit') core.fit(undefined, 20);
    else {
      const middle = { x: core.width() / 2, y: core.height() / 2 };
      core.zoom({ level: core.zoom() * (view.act === 'in' ? 1.3 : 1 / 1.3), renderedPosition: middle });
    }
  }, [view]);

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
      style: {
        width: 'mapData(weight, 0, 1, 1, 7)',
        'line-color': colours.quiet,
        opacity: 0.5,
        'curve-style': 'haystack',
      },
    },
    { selector: 'edge[relation = "means"]', style: { 'line-color': colours.accent, opacity: 0.8 } },
  ];
}
