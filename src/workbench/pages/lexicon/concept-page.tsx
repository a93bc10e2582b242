import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { FormSound } from '../../parts/form-sound.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Moments } from '../../parts/moments.tsx';
import { percent } from '../../parts/percent.ts';
import { Problem } from '../../parts/problem.tsx';
import { ConceptHead } from './concept-head.tsx';
import { StatusMark } from './status-mark.tsx';
import styles from './lexicon.module.css';

const GraphPanel = lazy(() => import('./graph/graph-panel.tsx'));

const conceptPageQuery = graphql(`
  query ConceptPage($conceptId: ID!, $lexiconId: ID!, $places: Int!, $forms: Int!) {
    concept(id: $conceptId) {
      ...ConceptParts
      lexiconId
      occurrences(first: $places) {
        recordingId
        startSeconds
        endSeconds
        confidence
        box
      }
    }
    mappings(conceptId: $conceptId, lexiconId: $lexiconId, first: $forms) {
      edges {
        node {
          ...MeaningOfForm
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const [placesAtFirst, formsAtFirst] = [8, 20];

export default function ConceptPage() {
  const { lexiconId, conceptId } = useParams<{ lexiconId: string; conceptId: string }>();
  return <OneConcept key={conceptId} lexiconId={lexiconId} conceptId={conceptId} />;
}

/** Something that forms may mean: what it is, where it was in view, and which forms mean it. */
function OneConcept({ lexiconId, conceptId }: { readonly lexiconId: string; readonly conceptId: string }) {
  const { t, i18n } = useTranslation();
  const [places, setPlaces] = useState(placesAtFirst);
  const [forms, setForms] = useState(formsAtFirst);
  const [{ data, error, fetching }, again] = useQuery({
    query: conceptPageQuery,
    variables: { conceptId, lexiconId, places, forms },
    requestPolicy: 'cache-and-network',
  });
  const concept = data?.concept;
  return (
    <div className="stack">
      <Link href={`/lexicon?lexicon=${lexiconId}`}>
        <span aria-hidden="true">← </span>
        {t('lexicon.title')}
      </Link>
      {!data && error && <Problem message={messageOf(error)} onAgain={() => again(fresh)} />}
      {!data && fetching && <p role="status">{t('shell.loading')}</p>}
      {data && !concept && <p>{t('lexicon.noSuchConcept')}</p>}
      {data && concept && (
        <>
          <ConceptHead concept={concept} lexiconId={lexiconId} />
          <section className="panel stack" aria-labelledby="concept-forms">
            <h2 id="concept-forms">{t('lexicon.formsOf')}</h2>
            {data.mappings.edges.length === 0 && <p>{t('lexicon.noFormsOf')}</p>}
            <ul className={styles.meanings}>
              {data.mappings.edges.map(({ node }) => (
                <li key={node.id}>
                  <span className={styles.meaning}>
                    <FormSound
                      formId={node.formId}
                      token={node.form?.tokens[0]}
                      href={`/lexicon/${node.lexiconId}/forms/${node.formId}`}
                    />
                  </span>
                  {node.form && <span>{t('lexicon.heardTimes', { count: node.form.tokenCount })}</span>}
                  <IntervalBar probability={node.probability} low={node.low} high={node.high} />
                  <StatusMark status={node.status} />
                </li>
              ))}
            </ul>
            {data.mappings.pageInfo.hasNextPage && forms < 200 && (
              <div>
                <button type="button" disabled={fetching} onClick={() => setForms(Math.min(200, forms * 3))}>
                  {t('shell.more')}
                </button>
              </div>
            )}
          </section>
          <section className="panel stack" aria-labelledby="concept-places">
            <h2 id="concept-places">{t('lexicon.places')}</h2>
            {concept.occurrences.length === 0 && <p>{t('lexicon.noPlaces')}</p>}
            <Moments
              items={concept.occurrences}
              idOf={(place) => `${place.recordingId} ${place.startSeconds} ${place.box.join()}`}
              label={t('lexicon.places')}
            >
              {(place) => (
                <Moment
                  recordingId={place.recordingId}
                  startSeconds={place.startSeconds}
                  endSeconds={place.endSeconds}
                  box={place.box}
                >
                  <span className="quiet">
                    {t('lexicon.isThere', { share: percent(place.confidence, i18n.language) })}
                  </span>
                </Moment>
              )}
            </Moments>
            {concept.occurrences.length === places && places < 200 && (
              <div>
                <button type="button" disabled={fetching} onClick={() => setPlaces(Math.min(200, places * 3))}>
                  {t('shell.more')}
                </button>
              </div>
            )}
          </section>
          <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
            <GraphPanel start={{ kind: 'concept', id: concept.id }} lexiconId={lexiconId} />
          </Suspense>
        </>
      )}
    </div>
  );
}
