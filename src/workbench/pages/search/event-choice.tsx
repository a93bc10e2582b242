import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { SoundsOfRecordingQuery } from '../../api/generated/graphql.ts';
import { ClipPlayer } from '../../parts/clip-player.tsx';
import { clockTime } from '../../parts/clock-time.ts';
import { usePages } from '../../api/use-pages.ts';
import styles from './search.module.css';

const recordingsByTitle = graphql(`
  query RecordingsByTitle($title: String) {
    recordings(first: 50, title: $title) {
      totalCount
      edges {
        node {
          id
          title
        }
      }
    }
  }
`);

const soundsOfRecording = graphql(`
  query SoundsOfRecording($recordingId: ID!, $after: String) {
    soundEvents(recordingId: $recordingId, first: 60, after: $after) {
      edges {
        node {
          id
          label
          startSeconds
          endSeconds
          recordingId
          respelling(infer: NEVER)
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

const soundsIn = ({ soundEvents }: SoundsOfRecordingQuery) => soundEvents;

/** A recording by its name, and then one of the sounds in it. */
export function EventChoice({
  chosen,
  onChoose,
}: {
  readonly chosen?: string;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [wanted, setWanted] = useState('');
  const [recordingId, setRecordingId] = useState('');
  useEffect(() => {
    const wait = setTimeout(() => setWanted(title.trim()), 250);
    return () => clearTimeout(wait);
  }, [title]);
  const [{ data, error, fetching }] = useQuery({
    query: recordingsByTitle,
    variables: { title: wanted || null },
    requestPolicy: 'cache-and-network',
  });
  const {
    items,
    more,
    isLoading,
    error: soundsError,
  } = usePages(soundsOfRecording, recordingId === '' ? undefined : { recordingId }, soundsIn);
  const problem = error ?? soundsError;
  return (
    <>
      <div className="row">
        <label>
          <span>{t('search.recordingName')}</span>
          <input type="search" value={title} onChange={({ target }) => setTitle(target.value)} />
        </label>
        <label>
          <span>{t('search.recording')}</span>
          <select value={recordingId} onChange={({ target }) => setRecordingId(target.value)}>
            <option value="">{fetching && !data ? t('shell.loading') : t('search.choose')}</option>
            {data?.recordings.edges.map(({ node }) => (
              <option key={node.id} value={node.id}>
                {node.title}
              </option>
            ))}
          </select>
        </label>
        {data && data.recordings.totalCount > data.recordings.edges.length && (
          <span className="quiet">
            {t('recordings.shown', { shown: data.recordings.edges.length, total: data.recordings.totalCount })}
          </span>
        )}
      </div>
      {problem && (
        <p role="alert" className="error">
          {messageOf(problem)}
        </p>
      )}
      {isLoading && <p role="status">{t('shell.loading')}</p>}
      {items?.length === 0 && <p>{t('search.noSounds')}</p>}
      {items !== undefined && items.length > 0 && (
        <ul className={styles.events} tabIndex={0} aria-label={t('search.sounds')}>
          {items.map((sound) => {
            const label = `${sound.respelling ?? sound.label} ${clockTime(sound.startSeconds)}`;
            return (
              <li key={sound.id}>
                <ClipPlayer
                  recordingId={sound.recordingId}
                  startSeconds={sound.startSeconds}
                  endSeconds={sound.endSeconds}
                  label={label}
                />
                <button
                  type="button"
                  aria-pressed={sound.id === chosen}
                  className={sound.id === chosen ? 'primary' : ''}
                  onClick={() => onChoose(sound.id)}
                >
                  {t('search.likeThis', { what: label })}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {more && (
        <div>
          <button type="button" onClick={more}>
            {t('shell.more')}
          </button>
        </div>
      )}
    </>
  );
}
