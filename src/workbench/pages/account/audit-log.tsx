import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { AuditPageQuery } from '../../api/generated/graphql.ts';
import { usePages } from '../../api/use-pages.ts';
import { Problem } from '../../parts/problem.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useMomentFormat } from '../../parts/use-moment-format.ts';

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
        ...PageEnd
      }
    }
  }
`);

const entriesIn = ({ auditLog }: AuditPageQuery) => auditLog;

/** Who did what, the newest first; read when it is opened. */
export function AuditLog() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { items: entries = [], isLoading, error, more } = usePages(auditPage, isOpen ? {} : undefined, entriesIn);
  const moment = useMomentFormat({ dateStyle: 'short', timeStyle: 'medium' });
  return (
    <details className="panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('account.audit')}</summary>
      {error && <Problem message={messageOf(error)} onAgain={more} />}
      {isLoading && entries.length === 0 && <p role="status">{t('shell.loading')}</p>}
      <ScrollRegion label={t('account.audit')}>
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
      </ScrollRegion>
      {more && !error && (
        <button type="button" onClick={more}>
          {t('shell.more')}
        </button>
      )}
    </details>
  );
}
