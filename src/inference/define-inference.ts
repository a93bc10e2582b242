import { ParameterError } from '../errors.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import type { MediaFacts } from '../media/media.ts';
import type { RunSubject } from './run-batch.ts';

/** A subject with what the engine must know to run on it. */
export interface FoundSubject extends RunSubject {
  readonly recordingId: string;
  readonly collectionId: string;
  /** SHA-256 of the recording's bytes. */
  readonly sha256: string;
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  /** People's faces are not to be looked at in the collection that it is of. */
  readonly facesOff?: boolean;
}

/** The kind of node that an inference is about, and where nodes of that kind are found. A capability exports its own. */
export interface SubjectKind {
  /** The node's label. */
  readonly label: string;
  /** Whether one recording is one subject. */
  readonly isRecording: boolean;
  /** In one query; ids that do not exist are left out. */
  find(ids: readonly string[], graph: Graph): Promise<readonly FoundSubject[]>;
  /** All current subjects of a recording, in order of time. */
  ofRecording(recordingId: string, graph: Graph): Promise<readonly FoundSubject[]>;
  /**
   * The same without a graph, for `phonograph infer`: from the results of the inferences that make such nodes, by name.
   * The id only needs to be unique within the file.
   */
  ofFile(facts: MediaFacts, results: Readonly<Record<string, unknown>>): readonly RunSubject[];
}

/** One subject's finished run, ready to be written. */
export interface FinishedRun<Result> {
  readonly runId: string;
  /** Stamp every statement with it (`statement.token`): what an earlier try of the same run left behind is then seen. */
  readonly token: string;
  readonly subjectId: string;
  readonly recordingId: string;
  readonly collectionId: string;
  /** False for a run with other than the default parameters: readable by run, but not what the graph shows. */
  readonly current: boolean;
  readonly result: Result;
}

/** Where an inference's results live. The only caller of its Cypher files. `Stored` is the result with ids. */
export interface InferenceStore<Result, Stored> {
  /**
   * Writes all in as few queries as possible (`UNWIND`), in the transaction that marks the runs DONE. Statements are
   * merged by content-derived id and carry `runId`, `token` and `current`; a run points to each by `WROTE`.
   */
  write(runs: readonly FinishedRun<Result>[], transaction: GraphTransaction): Promise<void>;
  /** What each run wrote, in the order asked, in one query; undefined where the run is not done (`doneAtMs` is null). */
  read(runIds: readonly string[], graph: Graph): Promise<readonly (Stored | undefined)[]>;
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
  readonly reads: readonly AnyInference[];
  /** Folders of `models/` with a `card.json`: all that `run` uses; their checksums are part of the stored version. */
  readonly models?: readonly string[];
  /** A recording without this medium gets `empty`, which is no fault. */
  readonly needs: 'audio' | 'video';
  readonly empty: Result;
  /** It looks at what is personal, and gives `empty` where that is switched off, for all or for a collection. */
  readonly personal?: 'faces';
  /** Runs of one lane share a worker thread, and with it the models loaded there. */
  readonly lane: string;
  /**
   * Subjects that are run together and written in one transaction, at most; all of a recording unless said. For results of
   * many statements.
   */
  readonly mostSubjects?: number;
  /** A module whose default export is a RunModule. */
  readonly run: URL;
  readonly store: InferenceStore<Result, Stored>;
  /** What `phonograph infer` prints for one file: all its subjects' results, as the public surface names them. */
  readonly report: (results: readonly { subject: RunSubject; result: Result }[]) => unknown;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a plan holds inferences of many result types
export type AnyInference = Inference<any, any>;

/** @throws {ParameterError} a name that is not kebab-case */
export function defineInference<Result, Stored>(inference: Inference<Result, Stored>): Inference<Result, Stored> {
  if (!/^[a-z][a-z0-9-]*$/.test(inference.name)) {
    throw new ParameterError(`inference name ${JSON.stringify(inference.name)} is not kebab-case`);
  }
  return Object.freeze(inference);
}
