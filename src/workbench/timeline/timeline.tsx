import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { drawF0 } from './draw-f0.ts';
import { drawRuler } from './draw-ruler.ts';
import { drawScale, f0Ticks, spectrogramTicks } from './draw-scale.ts';
import { drawSpectrogram } from './draw-spectrogram.ts';
import { drawTier } from './draw-tier.ts';
import { drawWaveform } from './draw-waveform.ts';
import { xOf } from './drawing.ts';
import { heightOfLanes } from './lanes.ts';
import { Layer } from './layer.tsx';
import type { Palette } from './palette.ts';
import type { TierRow } from './tier-row.ts';
import type { TileStore } from './tile-store.ts';
import type { TimelineState } from './timeline-state.ts';
import { usePointer, type BoundaryChange } from './use-pointer.ts';
import styles from './timeline.module.css';

export interface TimelineProps {
  readonly state: TimelineState;
  readonly rows: readonly TierRow[];
  /** Absent where there is no sound. */
  readonly tiles: TileStore | undefined;
  readonly palette: Palette;
  readonly showF0: boolean;
  readonly onSeek: (seconds: number) => void;
  readonly onPlay: (from: number, to: number) => void;
  readonly onChange: (change: BoundaryChange) => void;
}

/** Sound and tiers over one stretch of time, with the playing position across all of them. */
export function Timeline(props: TimelineProps) {
  const { state, rows, tiles, palette, showF0 } = props;
  const { t } = useTranslation();
  useSyncExternalStore(state.subscribe, state.snapshot);
  const area = useRef<HTMLDivElement>(null);
  usePointer(area, props);
  return (
    <div ref={area} className={styles.timeline} data-testid="timeline">
      <div className={styles.name}>{t('recording.time')}</div>
      <div className={styles.place} data-place="ruler">
        <Layer state={state} palette={palette} height={24} draw={drawRuler} />
      </div>
      {tiles && (
        <>
          <div className={styles.name}>{t('recording.waveform')}</div>
          <div className={styles.place} data-place="sound">
            <Layer state={state} palette={palette} height={84} draw={(drawing) => drawWaveform(drawing, tiles)} />
          </div>
          <div className={styles.name}>{t('recording.spectrogram')}</div>
          <div className={styles.place} data-place="sound">
            <Layer
              state={state}
              palette={palette}
              height={150}
              draw={(drawing) => {
                drawSpectrogram(drawing, tiles);
                const kinds = tiles.manifest?.kinds;
                if (kinds) drawScale(drawing, spectrogramTicks(kinds.spectrogram.bandCentresHz), 'left');
                if (!showF0) return;
                drawF0(drawing, tiles);
                // An axis of its own, on the other side and in the colour of its line, as Praat has it.
                if (kinds) drawScale(drawing, f0Ticks(kinds.f0.minHz, kinds.f0.maxHz), 'right');
              }}
            />
          </div>
        </>
      )}
      {rows.map((row) => (
        <TierLine key={row.key} row={row} state={state} palette={palette} />
      ))}
      <Over state={state} />
    </div>
  );
}

function TierLine({
  row,
  state,
  palette,
}: {
  readonly row: TierRow;
  readonly state: TimelineState;
  readonly palette: Palette;
}) {
  return (
    <>
      <div className={styles.name} title={row.name}>
        {row.name}
      </div>
      <div className={styles.place} data-row={row.key}>
        <Layer
          state={state}
          palette={palette}
          height={heightOfLanes(state.rows.get(row.key)?.lanes.count ?? 1)}
          draw={(drawing) => {
            const index = state.rows.get(row.key);
            if (!index) return;
            const { selection, drag } = state;
            drawTier(drawing, index, {
              isIpa: row.isIpa === true,
              ...(selection?.rowKey === row.key && { selectedId: selection.itemId }),
              ...(drag?.rowKey === row.key && { dragged: drag.item }),
            });
          }}
        />
      </div>
    </>
  );
}

/** The playing position and the marked stretch: elements that are moved, so that nothing is drawn again for them. */
function Over({ state }: { readonly state: TimelineState }) {
  const area = useRef<HTMLDivElement>(null);
  const playing = useRef<HTMLDivElement>(null);
  const marked = useRef<HTMLDivElement>(null);
  const place = useCallback(() => {
    const width = area.current?.clientWidth ?? 0;
    const at = (seconds: number) => xOf({ view: state.view, width }, seconds);
    playing.current!.style.transform = `translateX(${at(state.positionSeconds)}px)`;
    const stretch = state.marked;
    marked.current!.hidden = !stretch;
    if (stretch) {
      marked.current!.style.width = `${Math.max(1, at(stretch[1]) - at(stretch[0]))}px`;
      marked.current!.style.transform = `translateX(${at(stretch[0])}px)`;
    }
  }, [state]);
  // Of the layout: while another page is on its way React hides this one and takes away what it would draw on.
  useLayoutEffect(() => state.addLayer(place), [state, place]);
  return (
    <div ref={area} className={styles.over} aria-hidden="true">
      <div ref={marked} className={styles.marked} hidden />
      <div ref={playing} className={styles.playing} />
    </div>
  );
}
