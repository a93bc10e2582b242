import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton } from 'react-aria-components';
import { clockTime } from '../../parts/clock-time.ts';
import type { TimelineState } from '../../timeline/timeline-state.ts';
import type { Player } from './use-player.ts';

const speeds = [0.25, 0.5, 0.75, 1, 1.5, 2];

/** Play, how fast, how much is seen, and the moment. */
export function PlayerBar({
  state,
  player,
  repeat,
  onRepeat,
  showF0,
  onShowF0,
  onZoom,
  onUndo,
  onRedo,
}: {
  readonly state: TimelineState;
  readonly player: Player;
  readonly repeat: boolean;
  readonly onRepeat: (repeat: boolean) => void;
  readonly showF0: boolean;
  readonly onShowF0: (show: boolean) => void;
  readonly onZoom: (factor: number) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}) {
  const { t } = useTranslation();
  const moment = useRef<HTMLSpanElement>(null);
  // Of the layout: while another page is on its way React hides this one and takes away what it would draw on.
  useLayoutEffect(
    () =>
      state.addLayer(() => {
        moment.current!.textContent = `${clockTime(state.positionSeconds, 2)} / ${clockTime(state.durationSeconds, 2)}`;
      }),
    [state],
  );
  return (
    <div className="row" role="toolbar" aria-label={t('recording.playing')}>
      <button type="button" className="primary" onClick={player.toggle}>
        {player.isPlaying ? t('recording.pause') : t('recording.play')}
      </button>
      <span ref={moment} data-testid="moment" style={{ fontVariantNumeric: 'tabular-nums' }} />
      <ToggleButton className="button" isSelected={repeat} onChange={onRepeat}>
        {t('recording.repeat')}
      </ToggleButton>
      <select
        aria-label={t('recording.speed')}
        defaultValue="1"
        onChange={({ target }) => {
          if (player.media.current) player.media.current.playbackRate = Number(target.value);
        }}
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {speed}×
          </option>
        ))}
      </select>
      <button type="button" onClick={() => onZoom(2)} aria-label={t('recording.closer')}>
        +
      </button>
      <button type="button" onClick={() => onZoom(0.5)} aria-label={t('recording.farther')}>
        −
      </button>
      <button type="button" onClick={() => state.look({ startSeconds: 0, endSeconds: state.durationSeconds })}>
        {t('recording.whole')}
      </button>
      <ToggleButton className="button" isSelected={showF0} onChange={onShowF0}>
        {t('recording.f0')}
      </ToggleButton>
      <button
        type="button"
        onClick={() => {
          const address = new URL(window.location.href);
          address.search = `?t=${state.positionSeconds.toFixed(2)}`;
          window.history.replaceState(null, '', address);
          void navigator.clipboard?.writeText(address.href).catch(() => undefined);
        }}
      >
        {t('recording.link')}
      </button>
      <button type="button" onClick={onUndo}>
        {t('recording.undo')}
      </button>
      <button type="button" onClick={onRedo}>
        {t('recording.redo')}
      </button>
    </div>
  );
}
