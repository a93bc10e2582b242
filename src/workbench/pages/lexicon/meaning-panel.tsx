import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { fresh, messageOf } from '../../api/ask.ts';
import { useConceptName } from '../../parts/concept-name.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { Problem } from '../../parts/problem.tsx';
import { ChangeOfMind } from './change-of-mind.tsx';
import { Evidence } from './evidence.tsx';
import type { Meaning } from './form-rows.ts';
import { meaningQuery } from './form-queries.ts';
import { HistoryChart } from './history-chart.tsx';
import { Reviews } from './reviews.tsx';
import { Rivals } from './rivals.tsx';
import { StatusMark } from './status-mark.tsx';
import styles from './form-page.module.css';

/** One meaning of a form; what stands behind it is fetched when it is opened. */
export function MeaningPanel({
  meaning,
  open,
}: {
  readonly meaning: Meaning & { readonly lexiconId: string };
  readonly open: boolean;
}) {
  const { t } = useTranslation();
  const nameOf = useConceptName();
  const [isOpen, setOpen] = useState(open);
  const name = nameOf(meaning.concept ?? { id: meaning.conceptId });
  return (
    <section className="panel stack">
      <div className="row">
        <h3>
          {t(meaning.claim === 'ASSOCIATION' ? 'lexicon.goesWith' : 'lexicon.means')}{' '}
          <Link href={`/lexicon/${meaning.lexiconId}/concepts/${meaning.conceptId}`}>{name}</Link>
        </h3>
        {meaning.concept && <span className="quiet">{t(`lexicon.kinds.${meaning.concept.kind}`)}</span>}
        <IntervalBar probability={meaning.probability} low={meaning.low} high={meaning.high} />
        <StatusMark status={meaning.status} />
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          aria-label={`${t('lexicon.why')} ${name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {t('lexicon.why')}
        </button>
      </div>
      {isOpen && <InDepth meaning={meaning} name={name} />}
    </section>
  );
}

function InDepth({
  meaning,
  name,
}: {
  readonly meaning: Meaning & { readonly lexiconId: string };
  readonly name: string;
}) {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({
    query: meaningQuery,
    variables: { id: meaning.id },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data?.mapping) {
    return <Problem message={messageOf(error)} onAgain={() => again(fresh)} />;
  }
  if (!data) return <p role="status">{t('shell.loading')}</p>;
  const { mapping, explain } = data;
  if (!mapping) return <p>{t('lexicon.goneMeaning')}</p>;
  return (
    <>
      {/* The server speaks English. */}
      <p lang="en">{explain.summary}</p>
      <Evidence
        heading={t('lexicon.evidenceFor', { count: mapping.supportCount })}
        none={t('lexicon.noEvidenceFor')}
        situations={mapping.evidence}
        lexiconId={meaning.lexiconId}
      />
      <Evidence
        heading={t('lexicon.evidenceAgainst', { count: explain.contraryCount })}
        none={t('lexicon.noEvidenceAgainst')}
        situations={mapping.evidenceAgainst}
        lexiconId={meaning.lexiconId}
      />
      <div className={styles.beside}>
        <HistoryChart
          versions={mapping.history.edges.map(({ node }) => node)}
          cut={mapping.history.pageInfo.hasNextPage}
          name={name}
        />
        <div className="stack">
          <ChangeOfMind change={mapping.whatWouldChange ?? null} name={name} lexiconId={meaning.lexiconId} />
          <Rivals rivals={explain.rivals} lexiconId={meaning.lexiconId} />
          <Reviews reviews={mapping.reviews} lexiconId={meaning.lexiconId} />
        </div>
      </div>
    </>
  );
}
