import { useTranslation } from 'react-i18next';
import { Label, ProgressBar } from 'react-aria-components';
import { Link } from 'wouter';
import { ShareBar } from '../../parts/share-bar.tsx';
import type { IntakeItem } from './intake.ts';
import styles from './intake-list.module.css';

/** What is on its way in, step by step. */
export function IntakeList({
  items,
  onDismiss,
}: {
  readonly items: readonly IntakeItem[];
  readonly onDismiss: (key: string) => void;
}) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-label={t('recordings.onTheWay')}>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.key} data-step={item.step}>
            <ProgressBar value={item.step === 'FAILED' ? 0 : 100 * item.share} className={styles.item}>
              {({ percentage }) => (
                <>
                  <Label className={styles.name}>
                    {item.recordingId ? <Link href={`/recordings/${item.recordingId}`}>{item.name}</Link> : item.name}
                  </Label>
                  <span className={item.step === 'FAILED' ? 'error' : 'quiet'}>
                    {t(`recordings.step.${item.step}`)}
                    {item.step === 'WORKING' ? ` · ${Math.floor(percentage ?? 0)} %` : ''}
                    {item.message ? ` · ${item.message}` : ''}
                  </span>
                  {item.step !== 'FAILED' && <ShareBar share={(percentage ?? 0) / 100} className={styles.bar} />}
                </>
              )}
            </ProgressBar>
            {(item.step === 'READY' || item.step === 'FAILED') && (
              <button
                type="button"
                onClick={() => onDismiss(item.key)}
                aria-label={t('recordings.dismiss', { name: item.name })}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
