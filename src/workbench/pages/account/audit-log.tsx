import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import type { AuditPageQuery } from '../../api/generated/graphql.ts';
import { messageOf } from '../../api/ask.ts';
import { Problem } from '../../parts/problem.tsx';

const auditPage = graphql(`
  query AuditPage($after: String) {
    auditLog(first: 50, after: $after) {
      edges {
        node {
          id
          at
          personId
          operation
          outcome
          code
          subjectIds
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Entry = AuditPageQuery['auditLog']['edges'][number]['node'];

/** Who did what, the newest first; read when it is opened. */
export function AuditLog() {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const load = async (after: string | null) => {
    setProblem(undefined);
    try {
      const { data, error } = await client.query(auditPage, { after }, { requestPolicy: 'network-only' }).toPromise();
      if (!data) throw error ?? new Error('no answer');
      const { edges, pageInfo } = data.auditLog;
      setEntries((before) => [...(after === null ? [] : before), ...edges.map(({ node }) => node)]);
      setCursor(pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <details className="panel" onToggle={({ currentTarget }) => currentTarget.open && void load(null)}>
      <summary>{t('account.audit')}</summary>
      {problem !== undefined && <Problem message={problem} onAgain={() => void load(null)} />}
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('account.audit')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('account.when')}</th>
              <th scope="col">{t('account.person')}</th>
              <th scope="col">{t('account.operation')}</th>
              <th scope="col">{t('account.outcome')}</th>
              <th scope="col">{t('account.on')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>{moment.format(new Date(entry.at))}</td>
                <td>{entry.personId}</td>
                <td>{entry.operation}</td>
                <td>
                  {t(`account.outcomes.${entry.outcome}`)} {entry.code}
                </td>
                <td>{entry.subjectIds.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cursor !== null && (
        <button type="button" onClick={() => void load(cursor)}>
          {t('shell.more')}
        </button>
      )}
    </details>
  );
}
