import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

/** There is no lexicon that one may read, and what makes one. */
export function NoLexicon() {
  const { t } = useTranslation();
  return (
    <p>
      {t('parts.noLexicon')} <Link href="/">{t('parts.putIn')}</Link>
    </p>
  );
}
