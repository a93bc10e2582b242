import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../parts/clock-time.ts';
import type { TierRow } from '../../timeline/tier-row.ts';
import type { Selection, TimelineState } from '../../timeline/timeline-state.ts';
import { revealing } from '../../timeline/viewport.ts';
import styles from './item-list.module.css';

/** The items of one tier as a list: what the canvas shows, for keyboard and screen reader. */
export function ItemList({
  state,
  rows,
  focusing,
  tools,
  onPlay,
}: {
  /** What shall have the focus once it is there; another object for each time. */
  readonly focusing: Selection | undefined;
  readonly state: TimelineState;
  readonly rows: readonly TierRow[];
  /** What can be done with a whole tier. */
  readonly tools: (row: TierRow) => ReactNode;
  readonly onPlay: (from: number, to: number) => void;
}) {
  const { t } = useTranslation();
  useSyncExternalStore(state.subscribe, state.snapshot);
  const [chosen, setChosen] = useState(rows[0]!.key);
  const selectedRow = state.selection?.rowKey;
  useEffect(() => {
    if (selectedRow !== undefined) setChosen(selectedRow);
  }, [selectedRow]);
  const row = rows.find(({ key }) => key === chosen) ?? rows[0]!;
  const items = state.rows.get(row.key)?.items ?? [];
  const area = useRef<HTMLDivElement>(null);
  const tier = useRef<HTMLSelectElement>(null);
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => area.current,
    estimateSize: () => 38,
    overscan: 12,
  });
  const place =
    state.selection?.rowKey === row.key ? state.rows.get(row.key)?.placeOf(state.selection.itemId) : undefined;
  useEffect(() => {
    if (place !== undefined) list.scrollToIndex(place, { align: 'auto' });
  }, [place, list]);
  useEffect(() => {
    if (!focusing) return;
    const frame = requestAnimationFrame(() => {
      const buttons = area.current?.querySelectorAll<HTMLElement>('button[data-item]') ?? [];
      const wanted = [...buttons].find(({ dataset }) => dataset['item'] === focusing.itemId);
      // Where it was the last of its tier, or lies outside what is drawn, the list is still the place to go on from.
      (wanted ?? tier.current)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [focusing]);
  return (
    <section className="panel stack" aria-label={t('recording.list')}>
      <div className="row">
        <label className="row">
          <span>{t('recording.tier')}</span>
          <select
            ref={tier}
            aria-label={t('recording.tier')}
            value={row.key}
            onChange={({ target }) => setChosen(target.value)}
          >
            {rows.map(({ key, name }) => (
              <option key={key} value={key}>
                {name} ({state.rows.get(key)?.items.length ?? 0})
              </option>
            ))}
          </select>
        </label>
        {tools(row)}
      </div>
      {items.length === 0 && <p className="quiet">{t('recording.nothingInTier')}</p>}
      <div ref={area} className={styles.area} hidden={items.length === 0}>
        <ol className={styles.list} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const item = items[index]!;
            return (
              <li
                key={item.id}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={items.length}
                aria-posinset={index + 1}
              >
                <button
                  type="button"
                  className={styles.button}
                  data-row={row.key}
                  data-item={item.id}
                  aria-pressed={item.id === state.selection?.itemId}
                  onClick={() => {
                    state.look(revealing(state.view, item.startSeconds, item.endSeconds, state.durationSeconds));
                    state.select({ rowKey: row.key, itemId: item.id });
                    onPlay(item.startSeconds, item.endSeconds);
                  }}
                >
                  <span className={styles.time}>
                    {clockTime(item.startSeconds, 2)}–{clockTime(item.endSeconds, 2)}
                  </span>
                  {item.rejected ? (
                    <>
                      <s className={row.isIpa ? 'ipa' : undefined}>{item.text || '—'}</s>
                      <span className="quiet">{t('recording.rejected')}</span>
                    </>
                  ) : (
                    <span className={row.isIpa ? 'ipa' : undefined}>{item.text || '—'}</span>
                  )}
                  {item.confidence !== undefined && (
                    <span className="quiet">
                      {t('recording.confidence', { percent: Math.round(100 * item.confidence) })}
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}
