import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useSearchParams } from 'wouter';
import type { RecordingFactsQuery } from '../../api/generated/graphql.ts';
import { TileStore } from '../../timeline/tile-store.ts';
import { TimelineState } from '../../timeline/timeline-state.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { usePalette } from '../../timeline/use-palette.ts';
import { spanOf, zoomed } from '../../timeline/viewport.ts';
import { inferredRows, readInferred } from './inferred-rows.ts';
import { ItemList } from './item-list.tsx';
import { PlayerBar } from './player-bar.tsx';
import { useIngestNews } from './use-ingest-news.ts';
import { usePlayer } from './use-player.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';
import styles from './recording-view.module.css';

export type RecordingFacts = NonNullable<RecordingFactsQuery['recording']>;

export function RecordingView({ recording }: { readonly recording: RecordingFacts }) {
  const { t } = useTranslation();
  const client = useClient();
  const palette = usePalette();
  const [search] = useSearchParams();
  const [showF0, setShowF0] = useState(true);
  const [repeat, setRepeat] = useState(false);
  const [problem, setProblem] = useState<string>();
  const state = useMemo(() => new TimelineState(Math.max(0.001, recording.durationSeconds)), [recording]);
  const player = usePlayer(state, repeat);
  const { seek } = player;
  const rows = useMemo(() => inferredRows((key) => t(`recording.rows.${key}`)), [t]);
  const news = useIngestNews(recording.id);

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
  }, [client, recording, state, news]);

  const wanted = Number(search.get('t') ?? Number.NaN);
  useEffect(() => {
    if (!Number.isFinite(wanted)) return;
    seek(wanted);
    state.playTo(wanted, false);
    const span = Math.min(recording.durationSeconds, 10);
    if (spanOf(state.view) > span) state.look({ startSeconds: wanted - span / 2, endSeconds: wanted + span / 2 });
  }, [wanted, seek, state, recording]);

  const zoom = (factor: number) =>
    state.look(
      zoomed(state.view, factor, (state.view.startSeconds + state.view.endSeconds) / 2, state.durationSeconds),
    );
  useTimelineKeys({ state, rows, player, zoom });

  return (
    <div className="stack">
      <div className="row">
        <h1 className={styles.title}>{recording.title}</h1>
        {recording.state !== 'READY' && <span role="status">{t(`recordings.states.${recording.state}`)}</span>}
      </div>
      {problem && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
      {recording.hasVideo ? (
        <video
          ref={player.media as React.RefObject<HTMLVideoElement>}
          className={styles.video}
          src={recording.mediaPath}
          preload="metadata"
          playsInline
          onClick={player.toggle}
        />
      ) : (
        <audio ref={player.media as React.RefObject<HTMLAudioElement>} src={recording.mediaPath} preload="metadata" />
      )}
      <PlayerBar
        state={state}
        player={player}
        repeat={repeat}
        onRepeat={setRepeat}
        showF0={showF0}
        onShowF0={setShowF0}
        onZoom={zoom}
      />
      <Timeline
        state={state}
        rows={rows}
        tiles={tiles}
        palette={palette}
        showF0={showF0}
        onSeek={player.seek}
        onPlay={player.playStretch}
        onChange={() => undefined}
      />
      <ItemList state={state} rows={rows} onPlay={player.playStretch} />
    </div>
  );
}
