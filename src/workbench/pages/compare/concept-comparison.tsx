import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FormSound } from '../../parts/form-sound.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { useConceptName } from '../../parts/concept-name.tsx';
import { percent } from '../../parts/percent.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import type { Kind } from '../lexicon/lexicon-filter.ts';
import { compareConcepts } from './comparison.ts';
import { LexiconHeads } from './lexicon-heads.tsx';
import type { LoadedLexicon } from './load-lexicon.ts';
import styles from './compare.module.css';

const [rowsAtOnce, formsACell] = [25, 3];
const thresholds = [0, 0.25, 0.4, 0.5, 0.75, 0.9];

/** Which concept has which forms in each lexicon; what several know is heard next to each other. */
export function ConceptComparison({ loaded }: { readonly loaded: readonly LoadedLexicon[] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useConceptName();
  const [least, setLeast] = useState(0.4);
  const [onlyShared, setOnlyShared] = useState(false);
  const [shown, setShown] = useState(rowsAtOnce);
  const all = useMemo(
    () =>
      compareConcepts(
        loaded.map(({ meanings }) => meanings),
        least,
      ),
    [loaded, least],
  );
  const inAll = all.filter(({ lexicons }) => lexicons === loaded.length).length;
  const rows = onlyShared ? all.filter(({ lexicons }) => lexicons > 1) : all;
  return (
    <section className="panel stack" aria-labelledby="compare-concepts">
      <h2 id="compare-concepts">{t('compare.concepts')}</h2>
      <div className="row">
        <label>
          <span>{t('lexicon.leastProbability')}</span>
          <select value={least} onChange={({ target }) => setLeast(Number(target.value))}>
            {thresholds.map((each) => (
              <option key={each} value={each}>
                {percent(each, i18n.language)}
              </option>
            ))}
          </select>
        </label>
        {loaded.length > 1 && (
          <label className="row">
            <input type="checkbox" checked={onlyShared} onChange={({ target }) => setOnlyShared(target.checked)} />
            <span>{t('compare.onlyShared')}</span>
          </label>
        )}
        <p role="status">
          {t('compare.conceptCount', { count: rows.length })}
          {loaded.length > 1 && ` · ${t('compare.inAll', { count: inAll })}`}
        </p>
      </div>
      {loaded.some(({ meaningsCut }) => meaningsCut) && <p className="quiet">{t('compare.meaningsCut')}</p>}
      {rows.length === 0 && <p>{t(onlyShared ? 'compare.noneShared' : 'compare.noConcepts')}</p>}
      {rows.length > 0 && (
        <ScrollRegion label={t('parts.table', { name: t('compare.concepts') })}>
          <table className={styles.concepts}>
            <LexiconHeads first={t('compare.concept')} loaded={loaded} />
            <tbody>
              {rows.slice(0, shown).map(({ key, conceptId, label, kind, meanings }) => (
                <tr key={key}>
                  <th scope="row">
                    {nameOf({ id: conceptId, label })}
                    {kind !== '' && <div className="quiet">{t(`lexicon.kinds.${kind as Kind}`)}</div>}
                  </th>
                  {meanings.map((cell, place) => {
                    const { lexicon } = loaded[place]!;
                    return (
                      <td key={lexicon.id}>
                        {cell.length === 0 && <span className="quiet">{t('compare.noForm')}</span>}
                        <ul className={styles.cell}>
                          {cell.slice(0, formsACell).map((meaning) => (
                            <li key={meaning.id}>
                              {meaning.claim === 'ASSOCIATION' && (
                                <span className="quiet">{t('compare.association')}</span>
                              )}
                              <FormSound
                                formId={meaning.formId}
                                token={meaning.form?.tokens[0]}
                                href={`/lexicon/${lexicon.id}/forms/${meaning.formId}`}
                              />
                              <IntervalBar {...meaning} />
                            </li>
                          ))}
                        </ul>
                        {cell.length > formsACell && (
                          <Link href={`/lexicon/${lexicon.id}/concepts/${cell[0]!.conceptId}`}>
                            {t('compare.moreForms', { count: cell.length - formsACell })}
                          </Link>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {rows.length > shown && (
        <div>
          <button type="button" onClick={() => setShown(shown + rowsAtOnce)}>
            {t('shell.more')}
          </button>
        </div>
      )}
    </section>
  );
}
