import { useTranslation } from 'react-i18next';
import { percent } from './percent.ts';
import styles from './interval-bar.module.css';

/** A probability with its 90 % credible interval: in numbers, and drawn. */
export function IntervalBar({
  probability,
  low,
  high,
}: {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}) {
  const { t, i18n } = useTranslation();
  const [most, from, to] = [probability, low, high].map((each) => percent(each, i18n.language));
  return (
    <span className={styles.interval}>
      <span className={styles.number}>{most}</span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" className={styles.drawing}>
        <rect x="0" y="5" width="100" height="2" className={styles.scale} />
        <rect x={100 * low} y="3" width={Math.max(1, 100 * (high - low))} height="6" className={styles.between} />
        <rect
          x={Math.min(98, Math.max(0, 100 * probability - 1))}
          y="0"
          width="2"
          height="12"
          className={styles.mark}
        />
      </svg>
      <span className={`quiet ${styles.range}`}>
        <span aria-hidden="true">
          {from} – {to}
        </span>
        <span className="visually-hidden">{t('parts.interval', { from, to })}</span>
      </span>
    </span>
  );
}
