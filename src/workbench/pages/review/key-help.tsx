import { useTranslation } from 'react-i18next';
import styles from './review.module.css';

const keys = [
  ['space', 'playAll'],
  ['1–9', 'oneClip'],
  ['y, Enter', 'yes'],
  ['n', 'no'],
  ['u', 'unsure'],
  ['z', 'undo'],
  ['r', 'rename'],
  ['a', 'automatic'],
  ['?', 'keys'],
] as const;

export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="panel stack" aria-label={t('review.keys')}>
      <dl className={styles.keys}>
        {keys.map(([key, text]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key === 'space' ? t('review.space') : key}</kbd>
            </dt>
            <dd>{t(`review.${text}`)}</dd>
          </div>
        ))}
      </dl>
      <div>
        <button type="button" onClick={onClose}>
          {t('ipa.close')}
        </button>
      </div>
    </section>
  );
}
