import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { Link } from 'wouter';
import { useWork } from '../../api/use-work.ts';
import { percent } from '../../parts/percent.ts';
import { Problem } from '../../parts/problem.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import type { Lexicon } from '../../parts/use-lexicons.ts';
import { CalibrationPlot } from './calibration-plot.tsx';
import { loadReviews, type LoadedReviews } from './load-reviews.ts';
import styles from './compare.module.css';

/** Judged meanings from which on a plot says more than chance. */
const fewest = 10;

/** Whether probabilities are to be believed, and whether reviewers are: by what people said. */
export function ReviewEvaluation({ lexicons }: { readonly lexicons: readonly Lexicon[] }) {
  const { t } = useTranslation();
  return (
    <section className="panel stack" aria-labelledby="compare-reviews">
      <h2 id="compare-reviews">{t('compare.evaluation')}</h2>
      <p className="quiet">{t('compare.evaluationHow')}</p>
      <div className={styles.beside}>
        {lexicons.map((lexicon) => (
          <OfLexicon key={lexicon.id} lexicon={lexicon} />
        ))}
      </div>
    </section>
  );
}

function OfLexicon({ lexicon }: { readonly lexicon: Lexicon }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [share, setShare] = useState(0);
  const work = useCallback(
    async (signal: AbortSignal) => {
      setShare(0);
      return await loadReviews(client, lexicon.id, signal, (done) => !signal.aborted && setShare(done));
    },
    [client, lexicon.id],
  );
  const { result, problem, running, again } = useWork(work);
  return (
    <div className="stack">
      <h3>{lexicon.name}</h3>
      {running && (
        <label>
          <span>{t('compare.readingReviews', { share: percent(share, i18n.language) })}</span>
          <progress value={share} max={1} />
        </label>
      )}
      {problem !== undefined && <Problem message={problem} onAgain={again} />}
      {result && result.judged.length < fewest && (
        <p>
          {t('compare.tooFew', { count: result.judged.length, needed: fewest })}{' '}
          <Link href={`/review?lexicon=${lexicon.id}`}>{t('lexicon.toReview')}</Link>
        </p>
      )}
      {result && result.judged.length >= fewest && <CalibrationPlot judged={result.judged} name={lexicon.name} />}
      {result && result.withoutProbability > 0 && (
        <p className="quiet">{t('compare.withoutProbability', { count: result.withoutProbability })}</p>
      )}
      {result?.cut && <p className="quiet">{t('compare.reviewsCut')}</p>}
      {result && <Agreement agreement={result.agreement} />}
    </div>
  );
}

function Agreement({ agreement }: { readonly agreement: LoadedReviews['agreement'] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const { alpha, reviewed, compared, disputed, reviewers } = agreement;
  return (
    <>
      <h4 className={styles.heading}>{t('compare.agreement')}</h4>
      <dl className={styles.facts}>
        <div>
          <dt>{t('compare.reviewed')}</dt>
          <dd>{number.format(reviewed)}</dd>
        </div>
        <div>
          <dt>{t('compare.comparedBySeveral')}</dt>
          <dd>{number.format(compared)}</dd>
        </div>
        <div>
          <dt>{t('compare.disputed')}</dt>
          <dd>{number.format(disputed)}</dd>
        </div>
        <div>
          <dt>{t('compare.alpha')}</dt>
          <dd>{alpha == null ? t('compare.nothingToCompare') : number.format(alpha)}</dd>
        </div>
      </dl>
      {reviewers.length > 0 && (
        <ScrollRegion label={t('compare.reviewers')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('compare.reviewer')}</th>
                <th scope="col">{t('compare.answered')}</th>
                <th scope="col">{t('compare.accuracy')}</th>
                <th scope="col">{t('compare.weight')}</th>
              </tr>
            </thead>
            <tbody>
              {reviewers.map((each) => (
                <tr key={each.reviewerId}>
                  <th scope="row">{each.reviewerId}</th>
                  <td>{number.format(each.answered)}</td>
                  <td>{each.compared === 0 ? t('compare.nothingToCompare') : percent(each.accuracy, i18n.language)}</td>
                  <td>{number.format(each.weight)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}
