import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../parts/clock-time.ts';
import { languageName } from '../../parts/language-name.ts';
import { percent } from '../../parts/percent.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { inOrder, type LanguageTry, type ToldLanguage } from './language-tries.ts';
import { shareColour } from './share-colours.ts';
import styles from './language.module.css';

const named = ['deu', 'eng', 'spa', 'fra', 'ita', 'kaz', 'rus'] as const;

/** `other` in words. Those that are told by name have names in our own texts: few browsers know any in Kazakh. */
export function useLanguageName(): (code: string) => string {
  const { t, i18n } = useTranslation();
  return (code) => {
    if (code === 'other') return t('language.anotherLanguage');
    const known = named.find((each) => each === code);
    return known ? t(`language.names.${known}`) : languageName(code, i18n.language);
  };
}

export function LanguageResult({ told: { name, sound, step, told, message } }: { readonly told: LanguageTry }) {
  const { t } = useTranslation();
  return (
    <section className="panel stack" aria-labelledby="language-result">
      <h2 id="language-result">{name}</h2>
      {/* What was dropped has no captions yet. */}
      <audio controls src={sound} aria-label={name} />
      <div role="status">
        {step === 'LISTENING' && <p>{t('language.listening')}</p>}
        {told && <Verdict told={told} />}
      </div>
      {step === 'FAILED' && (
        <p role="alert" className="error">
          {message ?? t('language.failed')}
        </p>
      )}
      {told && told.verdict.shares.length > 0 && <Bars told={told} />}
      {told && told.windows.length > 0 && <Windows told={told} />}
    </section>
  );
}

function Verdict({ told: { verdict } }: { readonly told: ToldLanguage }) {
  const { t, i18n } = useTranslation();
  const nameOf = useLanguageName();
  const { language, confidence } = verdict;
  if (language == null) return <p className={styles.verdict}>{t('language.tooLittle')}</p>;
  return (
    <p className={styles.verdict}>
      {language === 'other'
        ? t('language.isOther')
        : t('language.is', { language: nameOf(language), percent: percent(confidence, i18n.language) })}
    </p>
  );
}

function Bars({ told: { verdict } }: { readonly told: ToldLanguage }) {
  const { t, i18n } = useTranslation();
  const nameOf = useLanguageName();
  return (
    <>
      <h3>{t('language.shares')}</h3>
      <ul className={styles.bars}>
        {verdict.shares.map(({ language, share }) => (
          <li key={language}>
            <span>
              {nameOf(language)} {language !== 'other' && <span className="quiet">{language}</span>}
            </span>
            <ShareBar share={share} className={styles.bar} />
            <span className={styles.number}>{percent(share, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Windows({ told: { verdict, windows } }: { readonly told: ToldLanguage }) {
  const { t, i18n } = useTranslation();
  const nameOf = useLanguageName();
  const order = verdict.shares.map(({ language }) => language);
  const colour = (language: string) => ({ '--share': shareColour(language, order) }) as CSSProperties;
  return (
    <>
      <h3>{t('language.windows')}</h3>
      <ul className={styles.legend} aria-hidden="true">
        {order.map((language) => (
          <li key={language}>
            <span style={colour(language)} />
            {nameOf(language)}
          </li>
        ))}
      </ul>
      <ScrollRegion label={t('language.windows')} className={styles.windows}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('language.time')}</th>
              <th scope="col">{t('language.shares')}</th>
              <th scope="col">{t('language.likeliest')}</th>
            </tr>
          </thead>
          <tbody>
            {windows.map(({ startSeconds, endSeconds, shares }) => (
              <tr key={`${startSeconds} ${endSeconds}`}>
                <td>
                  {clockTime(startSeconds)}–{clockTime(endSeconds)}
                </td>
                <td>
                  <span className={styles.stacked} aria-hidden="true">
                    {inOrder(shares, order).map(({ language, share }) => (
                      <span key={language} style={{ ...colour(language), width: `${100 * share}%` }} />
                    ))}
                  </span>
                </td>
                <td>
                  {shares[0] && `${nameOf(shares[0].language)} ${percent(shares[0].share, i18n.language)}`}
                  {shares[1] && (
                    <span className="quiet">
                      , {`${nameOf(shares[1].language)} ${percent(shares[1].share, i18n.language)}`}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
