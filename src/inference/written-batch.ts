import { nodeId } from '../graph/node-id.ts';

/**
 * The same for all runs that are written in one transaction, and for no others: what a store stamps its statements with, so that
 * whoever hears of the transaction in the change log (`batch` in the payload of RUN_DONE) finds them.
 * @param runs as they are handed to the store
 */
export function batchId(runs: readonly { readonly runId: string; readonly token: string }[]): string {
  return nodeId('batch', runs[0]?.token ?? '', runs[0]?.runId ?? '');
}
