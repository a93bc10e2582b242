import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { Link } from 'wouter';
import { graphql } from '../../api/generated/index.ts';
import type { RecordingPageQuery } from '../../api/generated/graphql.ts';
import { clockTime } from '../../parts/clock-time.ts';

const recordingPage = graphql(`
  query RecordingPage($title: String, $before: String) {
    collections {
      id
      name
    }
    recordings(last: 50, before: $before, title: $title) {
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
export function RecordingTable({ title, changed }: { readonly title: string; readonly changed: number }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [rows, setRows] = useState<readonly Row[]>();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [total, setTotal] = useState(0);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();

  const load = useCallback(
    async (before: string | null) => {
      const asked = { title: title || null, before };
      const { data, error } = await client.query(recordingPage, asked, { requestPolicy: 'network-only' }).toPromise();
      if (!data) setProblem(error?.message);
      return data;
    },
    [client, title],
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
    setNames(new Map(data.collections.map(({ id, name }) => [id, name])));
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
  if (rows.length === 0) return <p>{t(title === '' ? 'recordings.none' : 'recordings.noneFound')}</p>;
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('recordings.list')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('recordings.name')}</th>
              <th scope="col">{t('recordings.collection')}</th>
              <th scope="col">{t('recordings.kind')}</th>
              <th scope="col">{t('recordings.length')}</th>
              <th scope="col">{t('recordings.state')}</th>
              <th scope="col">{t('recordings.added')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link href={`/recordings/${row.id}`}>{row.title}</Link>
                </td>
                <td>{names.get(row.collectionId)}</td>
                <td>{t(`recordings.kinds.${row.kind}`)}</td>
                <td>{clockTime(row.durationSeconds)}</td>
                <td>{t(`recordings.states.${row.state}`)}</td>
                <td>{moment.format(new Date(row.addedAt))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
