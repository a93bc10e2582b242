import { useEffect, useId, useSyncExternalStore, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { clipPlayback, type Stretch } from './clip-playback.ts';
import styles from './clip-player.module.css';

/** A button that plays a stretch of a recording, and stops it; one at a time on the page. */
export function ClipPlayer({
  recordingId,
  startSeconds,
  endSeconds,
  label,
  showLabel = false,
}: Stretch & {
  /** What is heard, in words, for those who do not see where the button stands. */
  readonly label: string;
  /** Whether it is written on the button as well. */
  readonly showLabel?: boolean;
}) {
  const { t } = useTranslation();
  const owner = useId();
  const state = useSyncExternalStore(clipPlayback.subscribe, () => clipPlayback.stateOf(owner));
  useEffect(() => () => clipPlayback.stop(owner), [owner]);
  const runs = state === 'playing' || state === 'loading';
  return (
    <button
      type="button"
      className={styles.clip}
      data-state={state}
      aria-label={t(state === 'failed' ? 'parts.cannotPlay' : runs ? 'parts.stop' : 'parts.play', { what: label })}
      title={state === 'failed' ? t('parts.cannotPlay', { what: label }) : undefined}
      style={{ '--clip-seconds': `${Math.max(0, endSeconds - startSeconds)}s` } as CSSProperties}
      onClick={() => {
        if (runs) clipPlayback.stop(owner);
        else clipPlayback.play(owner, { recordingId, startSeconds, endSeconds });
      }}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          fill="currentColor"
          d={runs ? 'M3 3h10v10H3z' : state === 'failed' ? 'M7 2h2v8H7zM7 12h2v2H7z' : 'M4 2l9 6-9 6z'}
        />
      </svg>
      {showLabel && <span>{label}</span>}
      {state === 'failed' && (
        <span role="alert" className="visually-hidden">
          {t('parts.cannotPlay', { what: label })}
        </span>
      )}
    </button>
  );
}
