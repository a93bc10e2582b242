import { useTranslation } from 'react-i18next';
import type { Status } from './lexicon-filter.ts';
import styles from './lexicon.module.css';

/** Whether a person has judged it, in words and in colour. */
export function StatusMark({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  return (
    <span className={styles.status} data-status={status}>
      {t(`lexicon.statuses.${status}`)}
    </span>
  );
}
