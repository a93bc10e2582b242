import { useTranslation } from 'react-i18next';
import type { Verdict } from './review-session.ts';
import styles from './review.module.css';

/** Large enough for a thumb, and always within its reach. */
export function VerdictBar({
  isAsked,
  canUndo,
  onAnswer,
  onUndo,
}: {
  readonly isAsked: boolean;
  readonly canUndo: boolean;
  readonly onAnswer: (verdict: Verdict) => void;
  readonly onUndo: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.verdicts} role="group" aria-label={t('review.answer')}>
      <button type="button" className={styles.yes} disabled={!isAsked} onClick={() => onAnswer('CONFIRMED')}>
        {t('review.yes')} <kbd>y</kbd>
      </button>
      <button type="button" className={styles.no} disabled={!isAsked} onClick={() => onAnswer('REJECTED')}>
        {t('review.no')} <kbd>n</kbd>
      </button>
      <button type="button" disabled={!isAsked} onClick={() => onAnswer('UNSURE')}>
        {t('review.unsure')} <kbd>u</kbd>
      </button>
      <button type="button" disabled={!canUndo} onClick={onUndo}>
        {t('review.undo')} <kbd>z</kbd>
      </button>
    </div>
  );
}
