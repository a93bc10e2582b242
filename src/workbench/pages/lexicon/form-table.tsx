import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FormSound } from '../../parts/form-sound.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useConceptName } from '../../parts/concept-name.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import type { FormRow, Meaning } from './form-rows.ts';
import { asksForMeaning, type LexiconFilter } from './lexicon-filter.ts';
import { StatusMark } from './status-mark.tsx';
import { useForms } from './use-forms.ts';
import styles from './lexicon.module.css';

/** Meanings that a row shows; all of them stand on the form's page. */
const shownMeanings = 3;

/** The forms of a lexicon that fit a filter, as far as they were asked for. */
export function FormTable({ lexiconId, filter }: { readonly lexiconId: string; readonly filter: LexiconFilter }) {
  const { t } = useTranslation();
  const { rows, hasMore, running, problem, more } = useForms(lexiconId, filter);
  const filtered = asksForMeaning(filter) || filter.leastTokens > 1;
  return (
    <section className="panel stack" aria-labelledby="lexicon-forms" aria-busy={running}>
      <h2 id="lexicon-forms">{t('lexicon.forms')}</h2>
      {rows && rows.length > 0 && (
        <ScrollRegion label={t('parts.table', { name: t('lexicon.forms') })}>
          {/* Said again, since a narrow window draws it as blocks. */}
          <table className={styles.forms} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">
                  {t('lexicon.sound')}
                </th>
                <th scope="col" role="columnheader">
                  {t('lexicon.heard')}
                </th>
                <th scope="col" role="columnheader">
                  {t('lexicon.meanings')}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                // A row that changed is made anew, so that its colour fades once more.
                <Row key={`${row.form.id} ${row.changes}`} row={row} lexiconId={lexiconId} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {rows?.length === 0 && !running && <p>{t(filtered ? 'lexicon.noneFound' : 'lexicon.none')}</p>}
      {problem !== undefined && <Problem message={problem} onAgain={more} />}
      <p className="row quiet" role="status">
        {running && t('shell.loading')}
        {!running && rows && rows.length > 0 && `${t('lexicon.shown', { count: rows.length })} · ${t('lexicon.live')}`}
      </p>
      {hasMore && !running && problem === undefined && (
        <div>
          <button type="button" onClick={more}>
            {t('shell.more')}
          </button>
        </div>
      )}
    </section>
  );
}

function Row({ row: { form, meanings, changes }, lexiconId }: { readonly row: FormRow; readonly lexiconId: string }) {
  const { t } = useTranslation();
  return (
    <tr role="row" className={changes > 0 ? styles.changed : undefined}>
      <th scope="row" role="rowheader" className={styles.sound}>
        <FormSound formId={form.id} token={form.tokens[0]} href={`/lexicon/${lexiconId}/forms/${form.id}`} />
      </th>
      <td role="cell">{t('lexicon.times', { count: form.tokenCount })}</td>
      <td role="cell">
        {meanings.length === 0 && <span className="quiet">{t('lexicon.noMeaning')}</span>}
        <ul className={styles.meanings}>
          {meanings.slice(0, shownMeanings).map((meaning) => (
            <MeaningLine key={meaning.id} meaning={meaning} lexiconId={lexiconId} />
          ))}
        </ul>
      </td>
    </tr>
  );
}

function MeaningLine({ meaning, lexiconId }: { readonly meaning: Meaning; readonly lexiconId: string }) {
  const { t } = useTranslation();
  const nameOf = useConceptName();
  return (
    <li>
      <span className={styles.meaning}>
        {meaning.claim === 'ASSOCIATION' && <span className="quiet">{t('lexicon.goesWith')} </span>}
        <Link href={`/lexicon/${lexiconId}/concepts/${meaning.conceptId}`}>
          {nameOf(meaning.concept ?? { id: meaning.conceptId })}
        </Link>
      </span>
      <IntervalBar probability={meaning.probability} low={meaning.low} high={meaning.high} />
      <StatusMark status={meaning.status} />
    </li>
  );
}
