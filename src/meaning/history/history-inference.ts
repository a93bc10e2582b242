import { defineCorpusInference, type CorpusScope } from '../../inference/define-corpus-inference.ts';
import { mappingsOfLexicon } from '../mappings-inference.ts';
import { historyMoves } from './history-moves.ts';
import { eraseHistorySince, HistoryStore, type HistoryHead, type NewRevision } from './history.store.ts';
import type { RevisionCause } from './mapping-version.ts';

interface HistoryDelta {
  readonly store: HistoryStore;
  /** Absent where there is nothing to write down. */
  readonly revision?: NewRevision;
}

/** What was held of each mapping over time: after a step or a settling of the mappings, what moved is written down. */
export const mappingHistoryOfLexicon = defineCorpusInference<HistoryDelta>({
  name: 'mapping-history',
  version: '1',
  reads: [],
  after: [mappingsOfLexicon],

  step: (recordingIds, scope) => compare(scope, recordingIds),
  async settle(scope) {
    // Out of everybody's sight already, so that it may be deleted whether or not the settling is written.
    await new HistoryStore(scope.graph).deleteErased(scope.lexiconId);
    return await compare(scope);
  },

  async write({ store, revision }, lexiconId, transaction) {
    if (revision !== undefined) await store.write(revision, lexiconId, transaction);
  },

  forget: eraseHistorySince,
});

async function compare({ lexiconId, graph }: CorpusScope, recordingIds?: readonly string[]): Promise<HistoryDelta> {
  const store = new HistoryStore(graph);
  const { head, present, held } = await store.compare(lexiconId, recordingIds);
  // What stands there rests on a recording that is forgotten; nobody is to learn of it by what moves.
  if (head.tainted && (recordingIds !== undefined || !head.settled)) return { store };
  const moves = historyMoves(present, held);
  const isSame =
    moves.ended.length === 0 &&
    moves.begun.length === 0 &&
    head.presentRecordingCount === head.recordingCount &&
    head.presentReviewMarks === head.reviewMarks;
  if (isSame && !head.tainted) return { store };
  const revision: NewRevision = {
    head,
    moves,
    // The order of revisions is that of their numbers; where the clock jumped back their instants stand still.
    atMs: Math.max(Date.now(), head.atMs),
    recordingCount: head.presentRecordingCount,
    settled: recordingIds === undefined && head.settled,
    cause: causeOf(head, recordingIds !== undefined),
  };
  return { store, revision };
}

function causeOf(head: HistoryHead, isStep: boolean): RevisionCause {
  if (head.tainted) return 'RECORDING_FORGOTTEN';
  if (isStep) return 'RECORDING_ADDED';
  if (head.presentReviewMarks !== head.reviewMarks) return 'REVIEWED';
  return head.presentRecordingCount > head.recordingCount ? 'RECORDING_ADDED' : 'SETTLED';
}
