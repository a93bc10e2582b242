import { appendChange } from '../graph/change-log.ts';
import type { Graph } from '../graph/graph.ts';
import { RunStore } from '../inference/run-store.ts';
import type { ContentStore } from '../media/content-store.ts';
import type { RecordingRecord } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { forgetAnnotations } from '../review/annotations/document.store.ts';
import { LooseTiers } from '../review/annotations/loose-tiers.ts';
import { forgetBehaviourNotes } from '../review/behaviour-note.store.ts';
import { IngestJobStore } from './ingest-job.store.ts';
import type { IngestionPlan } from './ingestion-plan.ts';

/**
 * Takes a recording back with everything that was made from it, in one transaction. What nobody sees any more, since there may be much of it, is
 * taken away after it. The lexicon is settled anew
 * afterwards, as if the recording had never been there.
 * @returns whether it was there
 */
export async function forgetRecording(recording: RecordingRecord, plan: IngestionPlan, graph: Graph): Promise<boolean> {
  const recordings = new RecordingStore(graph);
  const { id, collectionId, lexiconId } = recording;
  const wasThere = await graph.write(async (transaction) => {
    // From here on nobody writes about it; what was written before is seen below.
    if (!(await recordings.lock(id, transaction))) return false;
    // From the latest inference to the first, since later statements hang on earlier ones.
    for (const inference of plan.corpus.toReversed()) await inference.forget(id, transaction);
    for (const inference of plan.onRequest.toReversed()) await inference.store.forget(id, transaction);
    for (const inference of plan.local.toReversed()) await inference.store.forget(id, transaction);
    await forgetBehaviourNotes(id, transaction);
    await forgetAnnotations(id, transaction);
    await new RunStore(graph).forget(id, transaction);
    await new IngestJobStore(graph).delete(id, transaction);
    await recordings.delete(id, transaction);
    const change = { kind: 'RECORDING_FORGOTTEN', recordingId: id, collectionId, lexiconId, payload: {} };
    const position = await appendChange(transaction, change);
    await recordings.markLexiconChanged(lexiconId, position, transaction);
    return true;
  });
  await new LooseTiers(graph).sweepOf(id);
  return wasThere;
}

/**
 * Removes bytes that no recording has and no upload waits with. Whoever puts the same bytes in at this moment comes before, and they stay, or
 * after, and is told that they are gone.
 */
export async function removeUnusedBytes(sha256: string, content: ContentStore, graph: Graph): Promise<void> {
  const recordings = new RecordingStore(graph);
  await graph.write(async (transaction) => {
    if ((await recordings.holdBytes(sha256, transaction)) > 0) return;
    await content.remove(sha256);
    await recordings.dropBytes(sha256, transaction);
  });
}
