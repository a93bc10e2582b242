import { useTranslation } from 'react-i18next';
import { languageName } from '../../parts/language-name.ts';
import { Problem } from '../../parts/problem.tsx';
import { percent } from '../../parts/percent.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import type { Lexicon } from '../../parts/use-lexicons.ts';
import { confusionOf, isRight } from './confusion.ts';
import { useToldLanguages } from './use-told-languages.ts';
import styles from './compare.module.css';

/** In which language recordings are said to be, against the one that they were heard to be in. */
export function LanguageConfusion({ lexicons }: { readonly lexicons: readonly Lexicon[] }) {
  const { t, i18n } = useTranslation();
  const { recordings, fetched, cut, problem, again, telling, tellMissing, stop } = useToldLanguages(lexicons);
  const matrix = recordings && confusionOf(recordings);
  const nameOf = (language: string | null, none: string) =>
    language === null
      ? none
      : language === 'other'
        ? t('compare.otherLanguage')
        : languageName(language, i18n.language);
  return (
    <section className="panel stack" aria-labelledby="compare-languages">
      <h2 id="compare-languages">{t('compare.languages')}</h2>
      <p className="quiet">{t('compare.languagesHow')}</p>
      {problem !== undefined && <Problem message={problem} onAgain={again} />}
      {!matrix && problem === undefined && <p role="status">{t('compare.fetching', { count: fetched })}</p>}
      {matrix && matrix.declared.length === 0 && <p>{t('compare.noneTold')}</p>}
      {matrix && matrix.declared.length > 0 && (
        <>
          <ScrollRegion label={t('parts.table', { name: t('compare.languages') })}>
            <table className={styles.matrix}>
              <caption>{t('compare.matrix')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('compare.declared')}</th>
                  {matrix.verdicts.map((verdict) => (
                    <th key={verdict ?? ''} scope="col">
                      {nameOf(verdict, t('compare.tooLittleSpeech'))}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {matrix.declared.map((declared, row) => {
                  const counts = matrix.counts[row]!;
                  const all = counts.reduce((sum, count) => sum + count, 0);
                  return (
                    <tr key={declared ?? ''}>
                      <th scope="row">{nameOf(declared, t('lexicon.undetermined'))}</th>
                      {counts.map((count, column) => {
                        const share = count / all;
                        const right = isRight(declared, matrix.verdicts[column]!);
                        return (
                          <td
                            key={matrix.verdicts[column] ?? ''}
                            data-right={right || undefined}
                            // Never so dark that the number is not read.
                            style={{
                              background: `color-mix(in srgb, var(--accent) ${Math.round(30 * share)}%, transparent)`,
                            }}
                          >
                            {count} ({percent(share, i18n.language)})
                            {right && <span className="visually-hidden"> {t('compare.asDeclared')}</span>}
                          </td>
                        );
                      })}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
          <p>
            {matrix.comparable === 0
              ? t('compare.nothingComparable')
              : t('compare.toldRight', {
                  count: matrix.comparable,
                  right: matrix.right,
                  share: percent(matrix.right / matrix.comparable, i18n.language),
                })}
          </p>
        </>
      )}
      {cut && <p className="quiet">{t('compare.recordingsCut')}</p>}
      {matrix && matrix.untold > 0 && !telling && (
        <p className="row">
          {t('compare.untold', { count: matrix.untold })}
          <button type="button" onClick={tellMissing}>
            {t('compare.tellThem')}
          </button>
        </p>
      )}
      {telling && (
        <div className="row">
          <label>
            <span>{t('compare.telling', { done: telling.done, of: telling.of })}</span>
            <progress value={telling.done} max={telling.of} />
          </label>
          <button type="button" onClick={stop}>
            {t('compare.stop')}
          </button>
        </div>
      )}
    </section>
  );
}
