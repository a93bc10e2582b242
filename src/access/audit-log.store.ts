import { boundsOf } from '../api/page-bounds.ts';
import type { PageWindow } from '../api/connection-arguments.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import type { Outcome } from '../request-context.ts';
import type { AuditEntryRecord, AuditFilter } from './audit-entry.ts';

const beginEntry = cypher('access/begin-audit-entry');
const endEntry = cypher('access/end-audit-entry');
const listEntries = cypher('access/list-audit-entries');
const listEntriesBackward = cypher('access/list-audit-entries-backward');
const deleteOldEntries = cypher('access/delete-old-audit-entries');

const deletedAtOnce = 5_000;

export class AuditLogStore {
  constructor(private readonly graph: Graph) {}

  async begin(entry: AuditEntryRecord): Promise<void> {
    await this.graph.write((transaction) => transaction.run(beginEntry, { entry: { ...entry } }));
  }

  async end(id: string, outcome: Outcome, code: string | null, madeIds: readonly string[]): Promise<void> {
    await this.graph.write((transaction) => transaction.run(endEntry, { id, outcome, code, madeIds }));
  }

  /**
   * One row more than the window's limit, in reverse order where it is backward, as `page` wants them.
   * @param placeIds only what was done in these collections and lexicons; null for all
   */
  async list(
    filter: AuditFilter,
    window: PageWindow,
    placeIds: readonly string[] | null,
  ): Promise<readonly AuditEntryRecord[]> {
    const { personId = null, operation = null, outcome = null, subjectId = null, fromMs, toMs } = filter;
    const span = { atLeast: fromMs ?? 0, atMost: toMs == null ? Number.MAX_SAFE_INTEGER : toMs - 1 };
    const rows = await this.graph.read<{ entry: AuditEntryRecord }>(
      window.backward ? listEntriesBackward : listEntries,
      {
        ...{ personId, operation, outcome, subjectId, placeIds },
        after: window.after ?? null,
        before: window.before ?? null,
        ...boundsOf(window, span, 'descending'),
        limit: window.limit + 1,
      },
    );
    return rows.map(({ entry }) => entry);
  }

  /** Takes away what is older than is kept: nothing else does. */
  async expire(retentionMs: number): Promise<void> {
    const parameters = { beforeMs: Date.now() - retentionMs, limit: deletedAtOnce };
    for (;;) {
      const [row] = await this.graph.write((transaction) =>
        transaction.run<{ count: number }>(deleteOldEntries, parameters),
      );
      if ((row?.count ?? 0) < deletedAtOnce) return;
    }
  }
}
