import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Graph } from '../graph/graph.ts';
import type { Audit, Identity } from '../request-context.ts';
import { AuditLogStore } from './audit-log.store.ts';

/** Deeds of those whom nobody knows that are written in a minute: strangers must not be able to fill the disk. */
const mostOfNobody = 60;

const noEnd = async (): Promise<void> => undefined;

/** Writes who did what: when it begins, and what became of it. */
export class AuditLog {
  private readonly store: AuditLogStore;
  private minute = 0;
  private ofNobody = 0;

  constructor(
    graph: Graph,
    private readonly logger: Pick<Logger, 'error'>,
  ) {
    this.store = new AuditLogStore(graph);
  }

  /** The log of one request. */
  of({ personId, isSignedIn, credential }: Identity, requestId: string): Audit {
    return {
      begin: async ({ operation, subjectIds, placeIds }) => {
        if (!isSignedIn && this.isTooMuch()) return noEnd;
        const id = randomUUID();
        await this.store.begin({
          ...{ id, personId, operation, subjectIds, placeIds, requestId },
          ...{ credentialKind: credential.kind, ...(credential.id !== null && { credentialId: credential.id }) },
          ...{ atMs: Date.now(), outcome: 'BEGUN' },
        });
        return async (outcome, code, madeId) => {
          // What was done is done: that its end is not in the log is no reason to say that it failed.
          await this.store
            .end(id, outcome, code, madeId === undefined || subjectIds.includes(madeId) ? [] : [madeId])
            .catch((error: unknown) => this.logger.error({ err: error, auditEntry: id }, 'audit log'));
        };
      },
    };
  }

  private isTooMuch(): boolean {
    const minute = Math.floor(Date.now() / 60_000);
    if (minute !== this.minute) this.ofNobody = 0;
    this.minute = minute;
    this.ofNobody += 1;
    return this.ofNobody > mostOfNobody;
  }
}
