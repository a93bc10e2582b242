import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { clockTime } from '../../parts/clock-time.ts';
import type { Correction, TierRow, TimelineItem } from '../../timeline/tier-row.ts';
import { changeOf, changeOnLeaving, toDraft } from './item-draft.ts';
import styles from './item-panel.module.css';

interface ItemPanelProps {
  readonly row: TierRow;
  readonly item: TimelineItem;
  readonly canEdit: boolean;
  /** Grows when the person asks to type: the field then has the focus. */
  readonly typing: number;
  readonly onChange: (after: TimelineItem) => void;
  /** Another item is gone to, and something was typed for this one. */
  readonly onLeave: (after: TimelineItem) => void;
  readonly onRemove: () => void;
  /** What was inferred stands again. */
  readonly onRestore: () => void;
  readonly onPlay: () => void;
  readonly onDone: () => void;
}

/** What is selected: its times and its text, to be set right by typing. */
export function ItemPanel({
  row,
  item,
  canEdit,
  typing,
  onChange,
  onLeave,
  onRemove,
  onRestore,
  onPlay,
  onDone,
}: ItemPanelProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const heeded = useRef(typing);
  const [draft, setDraft] = useState(toDraft(item));
  const { startSeconds, endSeconds, text } = item;
  // Only where it became another: the answer to an edit must not take away what is typed meanwhile.
  useEffect(() => setDraft(toDraft({ startSeconds, endSeconds, text })), [startSeconds, endSeconds, text]);
  useEffect(() => {
    // Not for what was asked while another item was selected.
    if (typing === heeded.current) return;
    heeded.current = typing;
    // To select alone does not give the focus in every browser.
    field.current?.focus();
    field.current?.select();
  }, [typing]);
  const changed = changeOf(draft, item);
  const inferredText = ({ inferred: { text, startSeconds, endSeconds } }: Correction) =>
    t('recording.wasInferred', {
      text: text || '—',
      from: clockTime(startSeconds, 2),
      to: clockTime(endSeconds, 2),
    });
  const left = useRef<() => void>(undefined);
  useEffect(() => {
    left.current = () => {
      const after = canEdit && changeOnLeaving(draft, item);
      if (after) onLeave(after);
    };
  });
  // Whoever goes on to another item has not thrown away what is typed.
  useEffect(() => () => left.current?.(), []);
  return (
    <form
      className={`panel ${styles.panel}`}
      aria-label={t('recording.selected')}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) onChange(changed);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        setDraft(toDraft(item));
        onDone();
      }}
    >
      <strong>{row.name}</strong>
      <button type="button" onClick={onPlay}>
        {t('recording.hear')}
      </button>
      <label>
        <span>{t('recording.from')}</span>
        <input
          className={styles.time}
          inputMode="decimal"
          readOnly={!canEdit}
          value={draft.start}
          onChange={({ target }) => setDraft({ ...draft, start: target.value })}
        />
      </label>
      <label>
        <span>{t('recording.to')}</span>
        <input
          className={styles.time}
          inputMode="decimal"
          readOnly={!canEdit}
          value={draft.end}
          onChange={({ target }) => setDraft({ ...draft, end: target.value })}
        />
      </label>
      <label className={styles.text}>
        <span>{t('recording.text')}</span>
        <input
          ref={field}
          className={row.isIpa ? 'ipa' : undefined}
          readOnly={!canEdit}
          value={draft.text}
          onChange={({ target }) => setDraft({ ...draft, text: target.value })}
        />
      </label>
      {canEdit && (
        <>
          <button type="submit" className="primary" disabled={!changed}>
            {t('recording.save')}
          </button>
          {!item.rejected && (
            <button type="button" onClick={onRemove}>
              {t(row.origin === 'INFERRED' ? 'recording.reject' : 'recording.remove')}
            </button>
          )}
          {item.correction && (
            <button type="button" onClick={onRestore}>
              {t('recording.takeBack')}
            </button>
          )}
        </>
      )}
      {item.rejected && <span>{t('recording.rejected')}</span>}
      {item.correction && <span className="quiet">{inferredText(item.correction)}</span>}
      {item.page && <Link href={item.page}>{t('recording.lookUp')}</Link>}
      <span className="quiet">{clockTime(item.endSeconds - item.startSeconds, 3)}</span>
    </form>
  );
}
