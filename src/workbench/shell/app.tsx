import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { RecordingsPage } from '../pages/recordings/recordings-page.tsx';
import { Failure } from '../parts/failure.tsx';
import { Entrance } from './entrance.tsx';
import { Header } from './header.tsx';
import styles from './app.module.css';

const AccountPage = lazy(() => import('../pages/account/account-page.tsx'));
const ComparePage = lazy(() => import('../pages/compare/compare-page.tsx'));
const ConceptPage = lazy(() => import('../pages/lexicon/concept-page.tsx'));
const FormPage = lazy(() => import('../pages/lexicon/form-page.tsx'));
const LexiconPage = lazy(() => import('../pages/lexicon/lexicon-page.tsx'));
const ApiPage = lazy(() => import('../pages/api/api-page.tsx'));
const LanguagePage = lazy(() => import('../pages/language/language-page.tsx'));
const ReviewPage = lazy(() => import('../pages/review/review-page.tsx'));
const SearchPage = lazy(() => import('../pages/search/search-page.tsx'));
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
            <Entrance>
              <Switch>
                <Route path="/" component={RecordingsPage} />
                <Route path="/account" component={AccountPage} />
                <Route path="/recordings/:id" component={RecordingPage} />
                <Route path="/lexicon" component={LexiconPage} />
                <Route path="/lexicon/:lexiconId/forms/:formId" component={FormPage} />
                <Route path="/lexicon/:lexiconId/concepts/:conceptId" component={ConceptPage} />
                <Route path="/compare" component={ComparePage} />
                <Route path="/review" component={ReviewPage} />
                <Route path="/search" component={SearchPage} />
                <Route path="/language" component={LanguagePage} />
                <Route path="/api" component={ApiPage} />
                <Route>
                  <h1>{t('shell.noSuchPage')}</h1>
                </Route>
              </Switch>
            </Entrance>
          </Suspense>
        </Failure>
      </main>
    </>
  );
}
