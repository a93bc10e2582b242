import type { GraphTransaction, Graph } from '../graph/graph.ts';
import { ParameterError } from '../errors.ts';

/** Labels of nodes that an inference can be about. */
export type SubjectKind = 'Recording' | 'SoundEvent' | 'Utterance' | 'VisualContext';

/** One subject's finished run, ready to be written. */
export interface FinishedRun<Result> {
  readonly runId: string;
  readonly subjectId: string;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly result: Result;
}

/**
 * Where an inference's results live. The only caller of its Cypher files.
 * `Stored` is what a reader gets: the result with ids.
 */
export interface InferenceStore<Result, Stored> {
  /** Writes all in as few queries as possible (`UNWIND`), in the transaction that marks the runs DONE. */
  write(runs: readonly FinishedRun<Result>[], transaction: GraphTransaction): Promise<void>;
  /** The current statements of each subject in one query, in the order asked; undefined where no run is DONE. */
  read(subjectIds: readonly string[], graph: Graph | GraphTransaction): Promise<readonly (Stored | undefined)[]>;
  /** Takes back every statement about a recording, in the transaction that deletes it. */
  forget(recordingId: string, transaction: GraphTransaction): Promise<void>;
}

export interface Inference<Result = unknown, Stored = unknown> {
  /** kebab-case; also its name on the command line. */
  readonly name: string;
  /** Raised whenever the code would give another result on the same input. */
  readonly version: string;
  readonly subject: SubjectKind;
  /** Made sure of first; their stored results are the batch's `inputs`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a chain holds inferences of many result types
  readonly reads: readonly Inference<any, any>[];
  /** A folder of `models/` with a `card.json`; its checksum is part of the stored version. */
  readonly model?: string;
  /** Needs sound, or needs pictures; a recording without them gets an empty result and no fault. */
  readonly needs: 'audio' | 'video';
  /** Runs of one lane share a worker thread, and with it the models loaded there. */
  readonly lane: string;
  /** A module whose default export is a RunModule. */
  readonly run: URL;
  /** What a recording without the medium needed gets. */
  readonly empty: Result;
  readonly store: InferenceStore<Result, Stored>;
  /** What `phonograph infer` prints for one file: the results of all its subjects, as the public surface names them. */
  readonly report: (results: readonly Result[]) => unknown;
}

/** @throws {ParameterError} a name that is not kebab-case, or a cycle-prone self reference */
export function defineInference<Result, Stored>(inference: Inference<Result, Stored>): Inference<Result, Stored> {
  if (!/^[a-z][a-z0-9-]*$/.test(inference.name)) {
    throw new ParameterError(`inference name ${JSON.stringify(inference.name)} is not kebab-case`);
  }
  return Object.freeze(inference);
}
