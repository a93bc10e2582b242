import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../parts/failure.tsx';
import { Problem } from '../../../parts/problem.tsx';
import type { View } from './graph-drawing.tsx';
import { shownAtOnce, shownOf, type NodeRef } from './graph-model.ts';
import { GraphList } from './graph-list.tsx';
import { nodeKinds } from './node-looks.ts';
import { NodeMark } from './node-mark.tsx';
import { useGraph } from './use-graph.ts';
import styles from './graph.module.css';

const GraphDrawing = lazy(() => import('./graph-drawing.tsx'));

/** The graph around a form or a concept: drawn, and as a list; either goes deeper. */
export default function GraphPanel({ start, lexiconId }: { readonly start: NodeRef; readonly lexiconId: string }) {
  const { t } = useTranslation();
  const { model, looking, problem, expand, more, startAgain } = useGraph(start, lexiconId);
  const [view, setView] = useState<View>({ act: 'fit', count: 0 });
  const ask = (act: View['act']) => setView(({ count }) => ({ act, count: count + 1 }));
  const shown = useMemo(() => shownOf(model), [model]);
  const name = looking === undefined ? '' : (model.nodes.get(looking)?.label ?? '');
  return (
    <section className="panel stack" aria-labelledby="graph-title">
      <div className="row">
        <h2 id="graph-title">{t('lexicon.graph.title')}</h2>
        <button type="button" onClick={() => ask('fit')}>
          {t('lexicon.graph.fit')}
        </button>
        <button type="button" aria-label={t('lexicon.graph.zoomIn')} onClick={() => ask('in')}>
          +
        </button>
        <button type="button" aria-label={t('lexicon.graph.zoomOut')} onClick={() => ask('out')}>
          −
        </button>
        <button type="button" onClick={startAgain}>
          {t('lexicon.graph.again')}
        </button>
        <span role="status" className="quiet">
          {looking === undefined
            ? t('lexicon.graph.shown', { shown: shown.nodes.length, total: model.nodes.size })
            : t('lexicon.graph.loading', { name })}
        </span>
        {shown.hidden > 0 && (
          <button type="button" onClick={more}>
            {t('lexicon.graph.showMore', { count: Math.min(shown.hidden, shownAtOnce) })}
          </button>
        )}
      </div>
      {problem !== undefined && <Problem message={problem} onAgain={startAgain} />}
      <div className={styles.sides}>
        <div className="stack">
          <Failure>
            <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
              <GraphDrawing
                shown={shown}
                expanded={model.expanded}
                view={view}
                label={t('lexicon.graph.drawing', { nodes: shown.nodes.length, edges: shown.edges.length })}
                onNode={(id) => {
                  const node = model.nodes.get(id);
                  if (node) expand(node);
                }}
              />
            </Suspense>
          </Failure>
          <ul className={styles.legend} aria-label={t('lexicon.graph.legend')}>
            {nodeKinds.map((kind) => (
              <li key={kind}>
                <NodeMark kind={kind} /> {t(`lexicon.graph.kinds.${kind}`)}
              </li>
            ))}
            <li className="quiet">
              {t('lexicon.graph.edge')} {t('lexicon.graph.hint')}
            </li>
          </ul>
        </div>
        <GraphList shown={shown} expanded={model.expanded} looking={looking} lexiconId={lexiconId} onExpand={expand} />
      </div>
    </section>
  );
}
