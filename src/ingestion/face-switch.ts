import { appendChange } from '../graph/change-log.ts';
import type { Graph } from '../graph/graph.ts';
import type { AnyInference } from '../inference/define-inference.ts';
import { RunStore } from '../inference/run-store.ts';
import { NotFoundError } from '../errors.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import type { IngestionPlan } from './ingestion-plan.ts';

/** Switches the looking at people's faces on and off for a collection. */
export class FaceSwitch {
  constructor(
    private readonly graph: Graph,
    private readonly plan: IngestionPlan,
    /** Recordings are to be worked on again. */
    private readonly onStale: () => void,
  ) {}

  /**
   * What was found of faces, and all that was made from it, goes when it is switched off, and before it is switched on again;
   * the recordings are worked on again. What fails midway is done by asking again.
   * @param owned collections of whoever says so
   * @throws {NotFoundError} no such collection among those owned
   */
  async set(collectionId: string, owned: readonly string[], isOn: boolean): Promise<void> {
    const recordingIds = await new CollectionStore(this.graph).setFacesOff(collectionId, owned, !isOn);
    if (recordingIds === undefined) throw new NotFoundError('collection of yours', collectionId);
    for (const recordingId of recordingIds) await this.forget(recordingId, collectionId, isOn);
    this.onStale();
  }

  /** In one transaction: a run that was being made meanwhile has lost its claim and writes nothing. */
  private async forget(recordingId: string, collectionId: string, isOn: boolean): Promise<void> {
    const personal = personalOf([...this.plan.local, ...this.plan.onRequest]);
    const runs = new RunStore(this.graph);
    const recordings = new RecordingStore(this.graph);
    await this.graph.write(async (transaction) => {
      if (!(await recordings.lock(recordingId, transaction))) return;
      for (const inference of personal.toReversed()) await inference.store.forget(recordingId, transaction);
      const names = personal.map(({ name }) => name);
      await runs.forgetOf(recordingId, names, transaction);
      const lexiconId = await runs.markStale(recordingId, transaction);
      if (lexiconId === undefined) return;
      // What the lexicon has learned from it is learned anew.
      const change = { kind: 'FACES_SWITCHED', recordingId, collectionId, lexiconId, payload: { isOn } };
      const position = await appendChange(transaction, change);
      await recordings.markLexiconChanged(lexiconId, position, transaction);
    });
  }
}

/** Inferences that look at what is personal, and those that read them; in the order given. */
function personalOf(inferences: readonly AnyInference[]): readonly AnyInference[] {
  const isPersonal = (inference: AnyInference): boolean =>
    inference.personal !== undefined || inference.reads.some((read) => isPersonal(read));
  return inferences.filter(isPersonal);
}
