import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMomentFormat } from '../../parts/use-moment-format.ts';
import styles from './form-page.module.css';

interface Review {
  readonly id: string;
  readonly reviewerId: string;
  readonly verdict: 'CONFIRMED' | 'REJECTED' | 'UNSURE';
  readonly note?: string | null;
  readonly createdAt: string;
  readonly retractedAt?: string | null;
}

/** Who said what of a meaning, and why. */
export function Reviews({ reviews, lexiconId }: { readonly reviews: readonly Review[]; readonly lexiconId: string }) {
  const { t } = useTranslation();
  const moment = useMomentFormat({ dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div>
      <h4 className={styles.heading}>{t('lexicon.reviews')}</h4>
      {reviews.length === 0 && (
        <p>
          {t('lexicon.noReviews')} <Link href={`/review?lexicon=${lexiconId}`}>{t('lexicon.toReview')}</Link>
        </p>
      )}
      <ul className={styles.list}>
        {reviews.map(({ id, reviewerId, verdict, note, createdAt, retractedAt }) => (
          <li key={id}>
            <span className={retractedAt ? 'quiet' : undefined}>
              {t(`lexicon.verdicts.${verdict}`)} · {reviewerId} · {moment.format(new Date(createdAt))}
              {retractedAt && ` · ${t('lexicon.noLonger')}`}
            </span>
            {note && <blockquote className={styles.note}>{note}</blockquote>}
          </li>
        ))}
      </ul>
    </div>
  );
}
