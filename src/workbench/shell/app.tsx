import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { RecordingsPage } from '../pages/recordings/recordings-page.tsx';
import { Failure } from '../parts/failure.tsx';
import { Header } from './header.tsx';
import styles from './app.module.css';

const RecordingPage = lazy(() => import('../pages/recording/recording-page.tsx'));

/** Every page has an address; all but the first are loaded when they are gone to. */
export function App() {
  const { t } = useTranslation();
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Failure>
          <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
            <Switch>
              <Route path="/" component={RecordingsPage} />
              <Route path="/recordings/:id" component={RecordingPage} />
              <Route>
                <p>{t('shell.noSuchPage')}</p>
              </Route>
            </Switch>
          </Suspense>
        </Failure>
      </main>
    </>
  );
}
