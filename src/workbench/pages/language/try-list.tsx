import { useTranslation } from 'react-i18next';
import { percent } from '../../parts/percent.ts';
import { useLanguageName } from './language-result.tsx';
import type { LanguageTry } from './language-tries.ts';
import styles from './language.module.css';

/** What was tried since the page was opened. */
export function TryList({
  tries,
  shown,
  onShow,
}: {
  readonly tries: readonly LanguageTry[];
  readonly shown?: string;
  readonly onShow: (key: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const nameOf = useLanguageName();
  const inWords = ({ step, told }: LanguageTry) => {
    if (step === 'FAILED') return t('language.failed');
    if (told === undefined) return t('language.listening');
    if (told.verdict.language == null) return t('language.tooLittle');
    return told.verdict.shares
      .slice(0, 3)
      .map(({ language, share }) => `${nameOf(language)} ${percent(share, i18n.language)}`)
      .join(' · ');
  };
  return (
    <section className="panel stack" aria-labelledby="language-tries">
      <h2 id="language-tries">{t('language.tries')}</h2>
      <ul className={styles.tries}>
        {tries.map((each) => (
          <li key={each.key} className="row">
            <button type="button" aria-pressed={each.key === shown} onClick={() => onShow(each.key)}>
              {each.name}
            </button>
            <span className="quiet">{inWords(each)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
