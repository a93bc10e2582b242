import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { percent } from '../../../parts/percent.ts';
import type { GraphEdge, GraphNode, NodeRef, Shown } from './graph-model.ts';
import { NodeMark } from './node-mark.tsx';
import styles from './graph.module.css';

/** Edges that a node of the list tells of; the others are told at their other ends. */
const toldEdges = 6;

/** The nodes and edges that the drawing shows, for keyboard and screen reader. */
export function GraphList({
  shown,
  expanded,
  looking,
  lexiconId,
  onExpand,
}: {
  readonly shown: Shown;
  readonly expanded: ReadonlySet<string>;
  readonly looking: string | undefined;
  readonly lexiconId: string;
  readonly onExpand: (ref: NodeRef) => void;
}) {
  const { t, i18n } = useTranslation();
  const byId = new Map(shown.nodes.map((node) => [node.id, node]));
  const tell = ({ from, to, relation, weight, isProbability }: GraphEdge) =>
    `${byId.get(from)!.label} ${t(`lexicon.graph.relations.${relation}`)} ${byId.get(to)!.label}` +
    (isProbability ? ` (${percent(weight, i18n.language)})` : '');
  return (
    <div className={styles.list}>
      <h3>{t('lexicon.graph.list')}</h3>
      <ul aria-label={t('lexicon.graph.list')} tabIndex={0}>
        {shown.nodes.map((node) => {
          const edges = shown.edges.filter(({ from, to }) => from === node.id || (to === node.id && from !== node.id));
          const address = addressOf(node, lexiconId);
          return (
            <li key={node.id}>
              <div className={styles.node}>
                <NodeMark kind={node.kind} />
                <span className="visually-hidden">{t(`lexicon.graph.kinds.${node.kind}`)}: </span>
                {address === undefined ? <span>{node.label}</span> : <Link href={address}>{node.label}</Link>}
                <button
                  type="button"
                  // Not `disabled`: the keyboard would lose its place.
                  aria-disabled={expanded.has(node.id) || looking === node.id}
                  aria-label={`${t(expanded.has(node.id) ? 'lexicon.graph.expanded' : 'lexicon.graph.expand')}: ${node.label}`}
                  onClick={() => {
                    if (!expanded.has(node.id)) onExpand(node);
                  }}
                >
                  {t(expanded.has(node.id) ? 'lexicon.graph.expanded' : 'lexicon.graph.expand')}
                </button>
              </div>
              <ul className={`quiet ${styles.edges}`}>
                {edges.slice(0, toldEdges).map((edge) => (
                  <li key={`${edge.from} ${edge.relation} ${edge.to}`}>{tell(edge)}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function addressOf({ kind, id }: GraphNode, lexiconId: string): string | undefined {
  switch (kind) {
    case 'form':
      return `/lexicon/${lexiconId}/forms/${id}`;
    case 'concept':
      return `/lexicon/${lexiconId}/concepts/${id}`;
    case 'recording':
      return `/recordings/${id}`;
    case 'source':
      return undefined;
  }
}
