import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../parts/clock-time.ts';
import type { TierRow, TimelineItem } from '../../timeline/tier-row.ts';
import styles from './item-panel.module.css';

const own = 'own';

/** Says something of the stretch that is marked, in a tier that is there or one's own. */
export function NewAnnotation({
  marked: [from, to],
  rows,
  proposed,
  overlapping,
  onAdd,
}: {
  readonly marked: readonly [from: number, to: number];
  readonly rows: readonly TierRow[];
  /** The tier that was last written to. */
  readonly proposed: string | undefined;
  /** What of a tier shares time with the stretch. */
  readonly overlapping: (tierId: string) => TimelineItem | undefined;
  readonly onAdd: (tier: { tierId: string } | { tierName: string }, text: string) => void;
}) {
  const { t } = useTranslation();
  const [chosen, setTier] = useState<string>();
  const tier = chosen ?? proposed ?? own;
  const overlapped = tier === own ? undefined : overlapping(tier);
  const [name, setName] = useState(t('recording.ownTier'));
  const [text, setText] = useState('');
  return (
    <form
      className={`panel ${styles.panel}`}
      aria-label={t('recording.new')}
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(tier === own ? { tierName: name } : { tierId: tier }, text);
        setText('');
      }}
    >
      <strong>
        {clockTime(from, 2)}–{clockTime(to, 2)}
      </strong>
      <label>
        <span>{t('recording.tier')}</span>
        <select value={tier} onChange={({ target }) => setTier(target.value)}>
          <option value={own}>{t('recording.newTier')}</option>
          {rows.map((row) => (
            <option key={row.key} value={row.key}>
              {row.name}
            </option>
          ))}
        </select>
      </label>
      {tier === own && (
        <label>
          <span>{t('recording.tierName')}</span>
          <input required value={name} onChange={({ target }) => setName(target.value)} />
        </label>
      )}
      <label className={styles.text}>
        <span>{t('recording.text')}</span>
        <input value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="submit" className="primary">
        {t('recording.add')}
      </button>
      <span role="status">
        {overlapped &&
          t('recording.overlaps', {
            text: overlapped.text || '—',
            from: clockTime(overlapped.startSeconds, 2),
            to: clockTime(overlapped.endSeconds, 2),
          })}
      </span>
    </form>
  );
}
