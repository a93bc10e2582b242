import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { fresh, messageOf } from '../../api/ask.ts';
import { FormPlayer, FormSpelling } from '../../parts/form-sound.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Moments } from '../../parts/moments.tsx';
import { percent } from '../../parts/percent.ts';
import { Problem } from '../../parts/problem.tsx';
import { FormEntries } from './form-entries.tsx';
import { formPageQuery } from './form-queries.ts';
import { MeaningPanel } from './meaning-panel.tsx';
import { Phrases } from './phrases.tsx';

const GraphPanel = lazy(() => import('./graph/graph-panel.tsx'));

const examplesAtFirst = 8;

export default function FormPage() {
  const { lexiconId, formId } = useParams<{ lexiconId: string; formId: string }>();
  // Another form is another page: nothing of the former stays.
  return <OneForm key={formId} lexiconId={lexiconId} formId={formId} />;
}

/** A sound form: how it sounds, what it may mean and why, and what is around it. */
function OneForm({ lexiconId, formId }: { readonly lexiconId: string; readonly formId: string }) {
  const { t, i18n } = useTranslation();
  const [examples, setExamples] = useState(examplesAtFirst);
  const [{ data, error, fetching }, again] = useQuery({
    query: formPageQuery,
    variables: { formId, lexiconId, examples },
    requestPolicy: 'cache-and-network',
  });
  const back = (
    <Link href={`/lexicon?lexicon=${lexiconId}`}>
      <span aria-hidden="true">← </span>
      {t('lexicon.title')}
    </Link>
  );
  if (!data) {
    return (
      <div className="stack">
        {back}
        {error && <Problem message={messageOf(error)} onAgain={() => again(fresh)} />}
        {fetching && <p role="status">{t('shell.loading')}</p>}
      </div>
    );
  }
  const { soundForm: form, mappings, phrases } = data;
  if (!form) {
    return (
      <div className="stack">
        {back}
        <p>{t('lexicon.noSuchForm')}</p>
      </div>
    );
  }
  return (
    <div className="stack">
      {back}
      <div className="row">
        <FormPlayer formId={form.id} token={form.tokens[0]} infer />
        <h1>
          <FormSpelling formId={form.id} token={form.tokens[0]} infer />
        </h1>
        <span className="quiet">{t('lexicon.heardTimes', { count: form.tokenCount })}</span>
      </div>
      <section className="panel stack" aria-labelledby="form-examples">
        <h2 id="form-examples">{t('lexicon.examples')}</h2>
        <Moments items={form.tokens} idOf={({ id }) => id} label={t('lexicon.examples')}>
          {(token) => (
            <Moment recordingId={token.recordingId} startSeconds={token.startSeconds} endSeconds={token.endSeconds}>
              <span className="quiet">
                {t('lexicon.isTheForm', { share: percent(token.confidence, i18n.language) })}
                {!token.whole && ` · ${t('lexicon.insideUtterance')}`}
              </span>
            </Moment>
          )}
        </Moments>
        {form.tokens.length === 0 && <p>{t('lexicon.noExamples')}</p>}
        {examples < Math.min(form.tokenCount, 500) && form.tokens.length === examples && (
          <div>
            <button type="button" disabled={fetching} onClick={() => setExamples(Math.min(500, examples * 3))}>
              {t('shell.more')}
            </button>
          </div>
        )}
      </section>
      <section className="stack" aria-labelledby="form-meanings">
        <h2 id="form-meanings">{t('lexicon.allMeanings')}</h2>
        {mappings.edges.length === 0 && <p className="panel">{t('lexicon.noMeaningYet')}</p>}
        {mappings.edges.map(({ node }, index) => (
          <MeaningPanel key={node.id} meaning={node} open={index === 0} />
        ))}
        {mappings.pageInfo.hasNextPage && <p className="quiet">{t('lexicon.moreMeanings')}</p>}
      </section>
      <FormEntries formId={form.id} lexiconId={form.lexiconId} />
      <Phrases phrases={phrases.edges.map(({ node }) => node)} formId={form.id} lexiconId={form.lexiconId} />
      <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
        <GraphPanel start={{ kind: 'form', id: form.id }} lexiconId={form.lexiconId} />
      </Suspense>
    </div>
  );
}
