import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { exampleNames, exampleQueries, type ExampleName } from './example-queries.ts';
import { useIds } from './use-ids.ts';
import styles from './api.module.css';

const Explorer = lazy(() => import('./explorer.tsx'));

/** The whole API to try out, with examples that work on what is in. */
export default function ApiPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('example');
  const chosen = exampleNames.find((name) => name === wanted);
  const { ids, problem } = useIds();
  const [times, setTimes] = useState(0);
  const example = exampleQueries.find(({ name }) => name === chosen);
  const show = (name: ExampleName) => {
    setTimes((count) => count + 1);
    navigate(`/api?example=${name}`);
  };
  return (
    <div className="stack">
      <div className="row">
        <h1>{t('explorer.title')}</h1>
        <span className="quiet">
          {t('explorer.address')} <code>/graphql</code>
        </span>
      </div>
      <div className={styles.page}>
        <nav className="panel stack" aria-label={t('explorer.examples')}>
          <h2>{t('explorer.examples')}</h2>
          {problem !== undefined && (
            <p role="alert" className="error">
              {problem}
            </p>
          )}
          <ul className={styles.examples}>
            {exampleQueries.map(({ name, isSubscription }) => (
              <li key={name}>
                <button type="button" aria-pressed={name === chosen} onClick={() => show(name)}>
                  {t(`explorer.example.${name}`)}
                  {isSubscription && <span className="quiet">{t('explorer.live')}</span>}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <section className={styles.explorer} aria-label={t('explorer.title')}>
          <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
            <Explorer example={example} ids={ids} times={times} />
          </Suspense>
        </section>
      </div>
    </div>
  );
}
