import { groupedBy } from '../grouped-by.ts';
import type { AnyInference, FoundSubject, Inference } from './define-inference.ts';
import type { AskOptions, Outcome } from './engine-options.ts';
import type { Entry } from './in-flight.ts';
import type { RunParameters } from './run-key.ts';

/** One run on its way; its entry is what the askers wait for. An outcome of undefined: there is no such subject. */
export interface Task<Stored> {
  readonly subject: FoundSubject;
  readonly runId: string;
  readonly entry: Entry<Outcome<Stored> | undefined>;
}

/** What all tasks of one call have in common. */
export interface Call<Result, Stored> {
  readonly inference: Inference<Result, Stored>;
  readonly version: string;
  readonly parameters: RunParameters;
  /** The same in canonical form. */
  readonly canonical: string;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** The engine, as its parts ask it for what an inference reads. */
export interface Asker {
  ask<Result, Stored>(
    inference: Inference<Result, Stored>,
    subjectIds: readonly string[],
    options?: AskOptions,
  ): Promise<readonly Promise<Outcome<Stored> | undefined>[]>;
  ensure<Result, Stored>(
    inference: Inference<Result, Stored>,
    subjectIds: readonly string[],
    options?: AskOptions,
  ): Promise<readonly (Stored | undefined)[]>;
  runId(inference: AnyInference, subjectId: string): string;
}

/** What one inference that is read is asked about. */
export function inputSubject(read: AnyInference, subject: FoundSubject): string {
  return read.subject.isRecording ? subject.recordingId : subject.id;
}

/** A run module is given the subjects of one recording at a time, and so many of them at most. */
export function byRecording<Stored>(
  tasks: readonly Task<Stored>[],
  most = Infinity,
): readonly (readonly Task<Stored>[])[] {
  const groups = groupedBy(tasks, ({ subject }) => subject.recordingId);
  return [...groups.values()].flatMap((group) => {
    const parts: (readonly Task<Stored>[])[] = [];
    for (let from = 0; from < group.length; from += most) parts.push(group.slice(from, from + most));
    return parts;
  });
}

/** Aborted when nobody waits for any of the tasks any more. */
export function allAbandoned(tasks: readonly { readonly entry: { readonly abandoned: AbortSignal } }[]): AbortSignal {
  const all = new AbortController();
  let left = tasks.length;
  for (const { entry } of tasks) {
    const leave = () => {
      left -= 1;
      if (left === 0) all.abort(entry.abandoned.reason);
    };
    if (entry.abandoned.aborted) leave();
    else entry.abandoned.addEventListener('abort', leave, { once: true });
  }
  return all.signal;
}
