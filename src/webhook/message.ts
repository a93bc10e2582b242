import { changeCursor } from '../api/change-subscription.ts';
import type { Change } from '../graph/change-log.ts';
import { nodeId } from '../graph/node-id.ts';
import { mappingChangeOf } from '../meaning/mapping-change-filter.ts';

/** The changes of one stretch of the log that are for one webhook. */
export interface Message {
  /** Follows from the webhook and the stretch: every try, of every process, has the same. */
  readonly id: string;
  readonly upTo: number;
  readonly changeCount: number;
  /** JSON. */
  readonly body: string;
}

/**
 * @param after where the stretch begins, behind this place in the log
 * @param upTo where it ends
 * @param changes those of the stretch that the webhook gets, in order; one at least
 */
export function messageOf(webhookId: string, after: number, upTo: number, changes: readonly Change[]): Message {
  const body = JSON.stringify({
    type: 'mapping.changed',
    timestamp: new Date(changes[0]!.atMs).toISOString(),
    data: {
      webhookId,
      changes: changes.map((change) => {
        const { mappingId, formId, conceptId, formerProbability, probability, status } = mappingChangeOf(
          change.payload,
        );
        return {
          mappingId,
          formId,
          conceptId,
          lexiconId: change.lexiconId,
          formerProbability,
          probability,
          status,
          at: new Date(change.atMs).toISOString(),
          cursor: changeCursor(change.position),
        };
      }),
    },
  });
  return { id: nodeId('msg', webhookId, after, upTo), upTo, changeCount: changes.length, body };
}
