import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { ReactNode } from 'react';
import { ClipPlayer } from './clip-player.tsx';
import { clockTime } from './clock-time.ts';
import { MomentLink } from './moment-link.tsx';
import { recordingOfMomentQuery } from './moment-query.ts';
import styles from './moment.module.css';

/** A moment of a recording as a card: its picture, its sound, and the way to it. */
export function Moment({
  recordingId,
  startSeconds,
  endSeconds,
  pictureSeconds = (startSeconds + endSeconds) / 2,
  box,
  children,
}: {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly pictureSeconds?: number;
  /** x, y, width and height in the picture, as shares of it, of what it is about. */
  readonly box?: readonly number[];
  /** What is said of it. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [{ data, fetching }] = useQuery({ query: recordingOfMomentQuery, variables: { id: recordingId } });
  const recording = data?.recording;
  if (!recording && !fetching) return <p className="quiet">{t('parts.notReadable')}</p>;
  const title = recording?.title ?? '…';
  const at = clockTime(startSeconds);
  const [x = 0, y = 0, width = 0, height = 0] = box ?? [];
  return (
    <article className={styles.moment} aria-label={t('parts.moment', { title, at })}>
      {recording?.hasVideo && (
        <div className={styles.picture}>
          <img
            src={`/media/${recordingId}/thumbnail?at=${pictureSeconds.toFixed(2)}`}
            alt={t('parts.picture', { title, at })}
            loading="lazy"
          />
          {box && (
            <span
              className={styles.box}
              style={{ left: `${100 * x}%`, top: `${100 * y}%`, width: `${100 * width}%`, height: `${100 * height}%` }}
            />
          )}
        </div>
      )}
      <div className={styles.line}>
        {recording?.hasAudio && (
          <ClipPlayer
            recordingId={recordingId}
            startSeconds={startSeconds}
            endSeconds={endSeconds}
            label={t('parts.moment', { title, at })}
          />
        )}
        <MomentLink recordingId={recordingId} atSeconds={startSeconds} className={styles.title}>
          {title} <span className={styles.at}>{at}</span>
        </MomentLink>
      </div>
      {children}
    </article>
  );
}
