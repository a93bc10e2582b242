import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { ForgetRecording } from '../../parts/forget-recording.tsx';
import { useAccess } from '../../parts/use-access.ts';
import { messageOf } from '../../api/ask.ts';
import type { TierRow } from '../../timeline/tier-row.ts';
import { TileStore } from '../../timeline/tile-store.ts';
import { TimelineState, type Selection } from '../../timeline/timeline-state.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { usePalette } from '../../timeline/use-palette.ts';
import { spanOf, zoomed } from '../../timeline/viewport.ts';
import { DocumentsPanel } from './documents-panel.tsx';
import { ExchangePanel } from './exchange-panel.tsx';
import { inferredRowKeys, inferredRows, readInferred } from './inferred-rows.ts';
import { ItemList } from './item-list.tsx';
import { ItemPanel } from './item-panel.tsx';
import { KeyHelp } from './key-help.tsx';
import { proposedTier } from './last-tier.ts';
import { NewAnnotation } from './new-annotation.tsx';
import { PlayerBar } from './player-bar.tsx';
import { RecordingBook } from './recording-book.ts';
import type { RecordingFacts } from './recording-facts.ts';
import { TierTools } from './tier-tools.tsx';
import { useAnnotations } from './use-annotations.ts';
import { useEditing } from './use-editing.ts';
import { useIngestNews } from './use-ingest-news.ts';
import { usePlayableSource } from './use-playable-source.ts';
import { usePlayer } from './use-player.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';
import styles from './recording-view.module.css';

/** The row of respellings follows from that of phones, and is set right there. */
const correctable: ReadonlySet<string> = new Set(inferredRowKeys.filter((key) => key !== 'respelling'));

export function RecordingView({
  recording,
  latestCursor,
}: {
  readonly recording: RecordingFacts;
  readonly latestCursor: string;
}) {
  // Of these alone: whatever else of the recording is read anew, what is looked at, marked and selected stays.
  const { id, durationSeconds, hasAudio } = recording;
  const { t } = useTranslation();
  const client = useClient();
  const { access } = useAccess();
  const mayAnnotate = access?.mayAnnotate(recording.collectionId) ?? true;
  const palette = usePalette();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const [showF0, setShowF0] = useState(true);
  const [repeat, setRepeat] = useState(false);
  const [typing, setTyping] = useState(0);
  const [problem, setProblem] = useState<string>();
  const state = useMemo(() => new TimelineState(Math.max(0.001, durationSeconds)), [durationSeconds]);
  useSyncExternalStore(state.subscribe, state.snapshot);
  const player = usePlayer(state, repeat);
  const { seek } = player;
  const position = useCallback(() => state.positionSeconds, [state]);
  const { copy, ...source } = usePlayableSource(recording.mediaPath, recording.hasVideo, player.media, position);
  const [since] = useState(latestCursor);
  const ingested = useIngestNews(id, since);
  const book = useMemo(() => new RecordingBook((key, changes) => state.changeRow(key, changes)), [state]);
  const tellProblem = useCallback((error: unknown) => {
    setProblem(error === undefined ? undefined : messageOf(error));
  }, []);
  const annotations = useAnnotations(recording, since, state, book, tellProblem);
  const editing = useEditing(id, book, annotations, tellProblem);
  const inferred = useMemo(() => inferredRows((key) => t(`recording.rows.${key}`)), [t]);
  const rows = useMemo(() => [...inferred, ...annotations.rows], [inferred, annotations.rows]);

  const [tiles, setTiles] = useState<TileStore>();
  useEffect(() => {
    if (!hasAudio) return;
    const store = new TileStore(id, () => state.redraw(), setProblem);
    setTiles(store);
    void store.open();
    return () => store.close();
  }, [id, hasAudio, state]);

  useEffect(() => {
    const stopped = new AbortController();
    readInferred(client, id, book, stopped.signal).catch((error: unknown) => {
      if (!stopped.signal.aborted) tellProblem(error);
    });
    return () => stopped.abort();
  }, [client, id, book, tellProblem, ingested]);

  const wanted = Number(search.get('t') ?? Number.NaN);
  useEffect(() => {
    if (!Number.isFinite(wanted)) return;
    seek(wanted);
    state.playTo(wanted, false);
    const span = Math.min(durationSeconds, 10);
    if (spanOf(state.view) > span) state.look({ startSeconds: wanted - span / 2, endSeconds: wanted + span / 2 });
  }, [wanted, seek, state, durationSeconds]);

  const zoom = (factor: number) =>
    state.look(
      zoomed(state.view, factor, (state.view.startSeconds + state.view.endSeconds) / 2, state.durationSeconds),
    );
  const row = rows.find(({ key }) => key === state.selection?.rowKey);
  const item = state.selectedItem();
  const canEdit = (which: TierRow) => mayAnnotate && (which.origin === 'ANNOTATED' || correctable.has(which.key));
  const [focusing, setFocusing] = useState<Selection>();
  const remove = ({ rowKey, itemId }: Selection) => {
    const which = rows.find(({ key }) => key === rowKey);
    const index = state.rows.get(rowKey);
    const place = index?.placeOf(itemId);
    if (!which || !index || place === undefined || !canEdit(which) || index.items[place]!.rejected) return;
    const beside = index.beside(place);
    editing.remove(which, index.items[place]!);
    if (state.selection?.itemId === itemId) state.select(beside && { rowKey, itemId: beside.id });
    // The element that has the focus goes with the item.
    if (document.activeElement !== document.body) setFocusing({ rowKey, itemId: beside?.id ?? '' });
  };
  useTimelineKeys({
    ...{ state, rows, player, zoom },
    onType: () => setTyping((count) => count + 1),
    onRemove: remove,
    onUndo: editing.undo,
    onRedo: editing.redo,
  });

  return (
    <div className="stack">
      <div className="row">
        <h1 className={styles.title}>{recording.title}</h1>
        {recording.state !== 'READY' && <span role="status">{t(`recordings.states.${recording.state}`)}</span>}
      </div>
      {!mayAnnotate && <p className="quiet">{t('recording.mayNotAnnotate')}</p>}
      {problem !== undefined && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
      {recording.hasVideo ? (
        <video
          ref={player.media}
          className={styles.video}
          {...source}
          style={ratioOf(recording)}
          preload="metadata"
          playsInline
          onClick={player.toggle}
        />
      ) : (
        <audio ref={player.media} {...source} preload="metadata" />
      )}
      <p role="status" className="quiet" hidden={typeof copy !== 'object'}>
        {typeof copy === 'object' &&
          ('made' in copy
            ? t('recording.makingCopy', { percent: Math.floor(100 * copy.made) })
            : t('recording.noCopy', { problem: copy.problem }))}
      </p>
      <PlayerBar
        state={state}
        player={player}
        repeat={repeat}
        onRepeat={setRepeat}
        showF0={showF0}
        onShowF0={setShowF0}
        onZoom={zoom}
        onUndo={editing.undo}
        onRedo={editing.redo}
      />
      <Timeline
        state={state}
        rows={rows}
        tiles={tiles}
        palette={palette}
        showF0={showF0}
        onSeek={player.seek}
        onPlay={player.playStretch}
        onChange={({ row: which, before, after }) => canEdit(which) && editing.change(which, before, after)}
      />
      {row && item && (
        <ItemPanel
          key={item.id}
          row={row}
          item={item}
          canEdit={canEdit(row)}
          typing={typing}
          onChange={(after) => editing.change(row, item, after)}
          onLeave={(after) => {
            if (state.rows.get(row.key)?.placeOf(item.id) !== undefined) editing.change(row, item, after);
          }}
          onRemove={() => remove({ rowKey: row.key, itemId: item.id })}
          onRestore={() => editing.restore(row, item)}
          onPlay={() => player.playStretch(item.startSeconds, item.endSeconds)}
          onDone={() => {
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          }}
        />
      )}
      {state.marked && mayAnnotate && (
        <NewAnnotation
          marked={state.marked}
          rows={annotations.rows}
          proposed={proposedTier(
            id,
            annotations.rows.map(({ key }) => key),
          )}
          overlapping={(tierId) => state.marked && state.rows.get(tierId)?.overlapping(...state.marked)}
          onAdd={(tier, text) => {
            const { marked } = state;
            if (marked) void editing.add(tier, marked, text).then(() => state.mark(undefined));
          }}
        />
      )}
      <ExchangePanel
        recordingId={recording.id}
        ownTiers={annotations.rows.map(({ name }) => name)}
        mayImport={mayAnnotate}
        onImported={annotations.readNew}
      />
      <DocumentsPanel recordingId={recording.id} onDeleted={annotations.readNew} />
      <KeyHelp />
      <ItemList
        state={state}
        rows={rows}
        focusing={focusing}
        tools={({ key, name, origin }) =>
          mayAnnotate &&
          origin === 'ANNOTATED' && (
            <TierTools
              key={key}
              name={name}
              onRename={(next) => editing.renameTier(key, next)}
              onDelete={() => editing.deleteTier(key)}
            />
          )
        }
        onPlay={player.playStretch}
      />
      {access?.mayForget(recording.collectionId) && (
        <div className="row">
          <ForgetRecording id={recording.id} title={recording.title} onForgotten={() => navigate('/')} />
        </div>
      )}
    </div>
  );
}

/** Room for the picture before its file is read: nothing moves then. */
function ratioOf({ width, height }: RecordingFacts): CSSProperties | undefined {
  return width && height ? { aspectRatio: `${width} / ${height}` } : undefined;
}
