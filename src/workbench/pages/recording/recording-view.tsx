import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useSearchParams } from 'wouter';
import type { TierRow, TimelineItem } from '../../timeline/tier-row.ts';
import { TileStore } from '../../timeline/tile-store.ts';
import { TimelineState } from '../../timeline/timeline-state.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { usePalette } from '../../timeline/use-palette.ts';
import { spanOf, zoomed } from '../../timeline/viewport.ts';
import { Edits, type Edited } from './edits.ts';
import { ExchangePanel } from './exchange-panel.tsx';
import { inferredRows, readInferred } from './inferred-rows.ts';
import { ItemList } from './item-list.tsx';
import { ItemPanel } from './item-panel.tsx';
import { NewAnnotation } from './new-annotation.tsx';
import { PlayerBar } from './player-bar.tsx';
import type { RecordingFacts } from './recording-facts.ts';
import { useAnnotations } from './use-annotations.ts';
import { useIngestNews } from './use-ingest-news.ts';
import { usePlayer } from './use-player.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';
import styles from './recording-view.module.css';

/** Rows of statements that one can set right; the others follow from them, or have a page of their own. */
const correctable = new Set(['events', 'phones', 'visualContexts']);

export function RecordingView({ recording }: { readonly recording: RecordingFacts }) {
  const { t } = useTranslation();
  const client = useClient();
  const palette = usePalette();
  const [search] = useSearchParams();
  const [showF0, setShowF0] = useState(true);
  const [repeat, setRepeat] = useState(false);
  const [typing, setTyping] = useState(0);
  const [problem, setProblem] = useState<string>();
  const state = useMemo(() => new TimelineState(Math.max(0.001, recording.durationSeconds)), [recording]);
  useSyncExternalStore(state.subscribe, state.snapshot);
  const player = usePlayer(state, repeat);
  const { seek } = player;
  const ingested = useIngestNews(recording.id);
  const annotations = useAnnotations(recording, state, setProblem);
  const inferred = useMemo(() => inferredRows((key) => t(`recording.rows.${key}`)), [t]);
  const rows = useMemo(() => [...inferred, ...annotations.rows], [inferred, annotations.rows]);

  const [tiles, setTiles] = useState<TileStore>();
  useEffect(() => {
    if (!recording.hasAudio) return;
    const store = new TileStore(recording.id, () => state.redraw(), setProblem);
    setTiles(store);
    void store.open();
    return () => store.close();
  }, [recording, state]);

  useEffect(() => {
    const stopped = new AbortController();
    readInferred(client, recording.id, (key, items) => state.setRow(key, items), stopped.signal).catch(
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => stopped.abort();
  }, [client, recording, state, ingested, annotations.news]);

  const wanted = Number(search.get('t') ?? Number.NaN);
  useEffect(() => {
    if (!Number.isFinite(wanted)) return;
    seek(wanted);
    state.playTo(wanted, false);
    const span = Math.min(recording.durationSeconds, 10);
    if (spanOf(state.view) > span) state.look({ startSeconds: wanted - span / 2, endSeconds: wanted + span / 2 });
  }, [wanted, seek, state, recording]);

  const edits = useMemo(() => new Edits(client, recording.id), [client, recording]);
  const { reload } = annotations;
  const line = useRef(Promise.resolve());
  /** One after another: an undoing that overtook an edit would take back the one before it. */
  const edit = useCallback(
    (send: () => Promise<Edited>) => {
      line.current = line.current.then(async () => {
        setProblem(undefined);
        try {
          await send();
        } catch (error) {
          setProblem(error instanceof Error ? error.message : String(error));
        }
        // Also where it was refused: what is shown may be what somebody else has changed.
        reload();
      });
      return line.current;
    },
    [reload],
  );
  /** Shown at once, and as the server has it when it has answered. */
  const change = (row: TierRow, before: TimelineItem, after: TimelineItem) => {
    const items = state.rows.get(row.key)?.items ?? [];
    state.setRow(
      row.key,
      items.map((item) => (item.id === before.id ? after : item)),
    );
    void edit(() => edits.change(row, before, after));
  };
  const remove = (row: TierRow, item: TimelineItem) => void edit(() => edits.remove(row, item));

  const zoom = (factor: number) =>
    state.look(
      zoomed(state.view, factor, (state.view.startSeconds + state.view.endSeconds) / 2, state.durationSeconds),
    );
  const row = rows.find(({ key }) => key === state.selection?.rowKey);
  const item = state.selectedItem();
  const canEdit = (which: TierRow) => which.origin === 'ANNOTATED' || correctable.has(which.key);
  useTimelineKeys({
    ...{ state, rows, player, zoom },
    onType: () => setTyping((count) => count + 1),
    onRemove: () => row && item && canEdit(row) && remove(row, item),
    onUndo: () => void edit(() => edits.undo()),
    onRedo: () => void edit(() => edits.redo()),
  });

  return (
    <div className="stack">
      <div className="row">
        <h1 className={styles.title}>{recording.title}</h1>
        {recording.state !== 'READY' && <span role="status">{t(`recordings.states.${recording.state}`)}</span>}
      </div>
      {problem !== undefined && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
      {recording.hasVideo ? (
        <video
          ref={player.media}
          className={styles.video}
          src={recording.mediaPath}
          preload="metadata"
          playsInline
          onClick={player.toggle}
        />
      ) : (
        <audio ref={player.media} src={recording.mediaPath} preload="metadata" />
      )}
      <PlayerBar
        state={state}
        player={player}
        repeat={repeat}
        onRepeat={setRepeat}
        showF0={showF0}
        onShowF0={setShowF0}
        onZoom={zoom}
        onUndo={() => void edit(() => edits.undo())}
        onRedo={() => void edit(() => edits.redo())}
      />
      <Timeline
        state={state}
        rows={rows}
        tiles={tiles}
        palette={palette}
        showF0={showF0}
        onSeek={player.seek}
        onPlay={player.playStretch}
        onChange={({ row: which, before, after }) => canEdit(which) && change(which, before, after)}
      />
      {row && item && (
        <ItemPanel
          key={item.id}
          row={row}
          item={item}
          canEdit={canEdit(row)}
          typing={typing}
          onChange={(after) => change(row, item, after)}
          onRemove={() => remove(row, item)}
          onPlay={() => player.playStretch(item.startSeconds, item.endSeconds)}
          onDone={() => {
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          }}
        />
      )}
      {state.marked && (
        <NewAnnotation
          marked={state.marked}
          rows={annotations.rows}
          onAdd={(tier, text) => {
            const { marked } = state;
            if (marked) void edit(() => edits.add(tier, marked, text)).then(() => state.mark(undefined));
          }}
        />
      )}
      <ExchangePanel
        recordingId={recording.id}
        ownTiers={annotations.rows.map(({ name }) => name)}
        onImported={reload}
      />
      <ItemList state={state} rows={rows} onPlay={player.playStretch} />
    </div>
  );
}
