import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { Link } from 'wouter';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { RecordingPageQuery } from '../../api/generated/graphql.ts';
import { clockTime } from '../../parts/clock-time.ts';
import { ForgetRecording } from '../../parts/forget-recording.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useAccess } from '../../parts/use-access.ts';
import { useCollections } from '../../parts/use-collections.ts';
import { useMomentFormat } from '../../parts/use-moment-format.ts';

const recordingPage = graphql(`
  query RecordingPage($title: String, $collectionId: ID, $before: String) {
    recordings(last: 50, before: $before, title: $title, collectionId: $collectionId) {
      totalCount
      edges {
        node {
          id
          title
          kind
          durationSeconds
          state
          addedAt
          collectionId
        }
      }
      pageInfo {
        hasPreviousPage
        startCursor
      }
    }
  }
`);

type Row = RecordingPageQuery['recordings']['edges'][number]['node'];

/** Recordings, the newest first, as far as they were asked for. */
export function RecordingTable({
  title,
  collectionId,
  changed,
}: {
  readonly title: string;
  readonly collectionId?: string;
  readonly changed: number;
}) {
  const { t } = useTranslation();
  const moment = useMomentFormat({ dateStyle: 'medium', timeStyle: 'short' });
  const client = useClient();
  const { access } = useAccess();
  const { collections, again: askCollections } = useCollections();
  // What was put in may have made a collection.
  useEffect(() => {
    if (changed > 0) askCollections();
  }, [changed, askCollections]);
  const [rows, setRows] = useState<readonly Row[]>();
  const [total, setTotal] = useState(0);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();

  const load = useCallback(
    async (before: string | null) => {
      const asked = { title: title || null, collectionId: collectionId ?? null, before };
      const { data, error } = await client.query(recordingPage, asked, fresh).toPromise();
      if (!data) setProblem(messageOf(error));
      return data;
    },
    [client, title, collectionId],
  );

  useEffect(() => {
    let current = true;
    // Waits for the end of typing.
    const wait = setTimeout(
      () =>
        void load(null).then((data) => {
          if (!current || !data) return;
          show(data, []);
        }),
      title === '' ? 0 : 200,
    );
    return () => {
      current = false;
      clearTimeout(wait);
    };
  }, [load, title, changed]);

  function show(data: RecordingPageQuery, before: readonly Row[]) {
    const { edges, pageInfo, totalCount } = data.recordings;
    setProblem(undefined);
    setRows([...before, ...edges.map(({ node }) => node).reverse()]);
    setTotal(totalCount);
    setCursor(pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? null) : null);
  }

  if (problem !== undefined)
    return (
      <p role="alert" className="error">
        {problem}
      </p>
    );
  if (rows === undefined) return <p role="status">{t('shell.loading')}</p>;
  if (rows.length === 0)
    return <p>{t(title === '' && collectionId === undefined ? 'recordings.none' : 'recordings.noneFound')}</p>;
  return (
    <>
      <ScrollRegion label={t('recordings.list')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('recordings.name')}</th>
              <th scope="col">{t('recordings.collection')}</th>
              <th scope="col">{t('recordings.kind')}</th>
              <th scope="col">{t('recordings.length')}</th>
              <th scope="col">{t('recordings.state')}</th>
              <th scope="col">{t('recordings.added')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link href={`/recordings/${row.id}`}>{row.title}</Link>
                </td>
                <td>{collections?.find(({ id }) => id === row.collectionId)?.name}</td>
                <td>{t(`recordings.kinds.${row.kind}`)}</td>
                <td>{clockTime(row.durationSeconds)}</td>
                <td>{t(`recordings.states.${row.state}`)}</td>
                <td>{moment.format(new Date(row.addedAt))}</td>
                <td>
                  {access?.mayForget(row.collectionId) && (
                    <ForgetRecording
                      id={row.id}
                      title={row.title}
                      onForgotten={() => {
                        setRows((all) => all?.filter(({ id }) => id !== row.id));
                        setTotal((count) => count - 1);
                      }}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="row quiet">
        {t('recordings.shown', { shown: rows.length, total })}
        {cursor !== null && (
          <button type="button" onClick={() => void load(cursor).then((data) => data && show(data, rows))}>
            {t('shell.more')}
          </button>
        )}
      </p>
    </>
  );
}
