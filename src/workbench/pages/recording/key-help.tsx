import { useTranslation } from 'react-i18next';
import styles from './key-help.module.css';

const keys = [
  ['␣', 'play'],
  ['← →', 'step'],
  ['↑ ↓', 'tier'],
  ['Shift ← →', 'scroll'],
  ['+ −', 'zoom'],
  ['I', 'start'],
  ['O', 'end'],
  ['Enter', 'type'],
  ['Delete', 'remove'],
  ['Ctrl Z, Ctrl Y', 'undo'],
  ['Escape', 'letGo'],
] as const;

/** What the keys of this page do; closed until somebody asks. */
export function KeyHelp() {
  const { t } = useTranslation();
  return (
    <details className="panel">
      <summary>{t('recording.keys.title')}</summary>
      <dl className={styles.keys}>
        {keys.map(([key, text]) => (
          <div key={key} className={styles.key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`recording.keys.${text}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
