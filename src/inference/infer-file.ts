import { openMedia } from '../media/open-media.ts';
import type { MediaFacts } from '../media/media.ts';
import type { AnyInference, Inference } from './define-inference.ts';
import type { Lanes } from './lanes.ts';
import type { RunSubject } from './run-batch.ts';
import type { RunParameters } from './run-key.ts';

export interface FileInference {
  readonly parameters?: RunParameters;
  readonly signal?: AbortSignal;
  readonly onProgress?: (inference: string, fraction: number) => void;
  /** Nobody's face is looked at. */
  readonly facesOff?: boolean;
}

/** What an inference found about one subject. */
export interface FoundInFile<Result> {
  readonly subject: RunSubject;
  readonly result: Result;
}

/** What an inference found in a file, subject by subject. */
export interface FileResults<Result> {
  readonly facts: MediaFacts;
  readonly found: readonly FoundInFile<Result>[];
}

/** What several inferences found in a file. */
export interface AllFileResults {
  readonly facts: MediaFacts;
  /** Of one of those that were asked for, or that these read. */
  foundBy<Result, Stored>(inference: Inference<Result, Stored>): readonly FoundInFile<Result>[];
}

/**
 * Runs an inference, and all that it reads, on a file directly: the same `run`, and no graph.
 * @returns what the inference reports, as the public surface names it
 * @throws {MediaError} the file is no recording
 */
export async function inferFile(
  inference: AnyInference,
  path: string,
  lanes: Lanes,
  options: FileInference = {},
): Promise<unknown> {
  const { found } = await resultsOfFile(inference, path, lanes, options);
  return inference.report(found);
}

/** The same as it is, without a report. @throws {MediaError} the file is no recording */
export async function resultsOfFile<Result, Stored>(
  inference: Inference<Result, Stored>,
  path: string,
  lanes: Lanes,
  options: FileInference = {},
): Promise<FileResults<Result>> {
  const all = await allResultsOfFile([inference], path, lanes, options);
  return { facts: all.facts, found: all.foundBy(inference) };
}

/** Of several inferences, and what more than one of them reads is found once. @throws {MediaError} the file is no recording */
export async function allResultsOfFile(
  inferences: readonly AnyInference[],
  path: string,
  lanes: Lanes,
  options: FileInference = {},
): Promise<AllFileResults> {
  const { facts } = await openMedia(path, options.signal);
  const results: Record<string, unknown> = {};
  const bySubject = new Map<string, ReadonlyMap<string, unknown>>();
  const found = new Map<string, readonly FoundInFile<unknown>[]>();
  for (const step of chainOf(inferences)) {
    const subjects = step.subject.ofFile(facts, results);
    const hasMedium = (step.needs === 'audio' ? facts.audio : facts.video) !== undefined;
    const stepResults: readonly unknown[] =
      hasMedium && subjects.length > 0 && !(step.personal === 'faces' && options.facesOff)
        ? ((await lanes.do(
            step.lane,
            {
              kind: 'run',
              module: step.run.href,
              mediaPath: path,
              subjects,
              inputs: inputsOf(step, subjects, results, bySubject),
              // Parameters are those of what is asked for; what it reads runs as it always does.
              parameters: inferences.includes(step) ? (options.parameters ?? {}) : {},
            },
            {
              ...(options.signal && { signal: options.signal }),
              onProgress: (fraction) => options.onProgress?.(step.name, fraction),
            },
          )) as readonly unknown[])
        : subjects.map(() => step.empty as unknown);
    bySubject.set(step.name, new Map(subjects.map(({ id }, place) => [id, stepResults[place]])));
    results[step.name] = step.subject.isRecording ? stepResults[0] : stepResults;
    found.set(
      step.name,
      subjects.map((subject, place) => ({ subject, result: stepResults[place] })),
    );
  }
  return {
    facts,
    foundBy: <Result, Stored>({ name }: Inference<Result, Stored>) =>
      (found.get(name) ?? []) as readonly FoundInFile<Result>[],
  };
}

/** As the engine passes them: results about subjects in the order of the subjects that ask, which may be fewer. */
function inputsOf(
  { reads }: AnyInference,
  subjects: readonly RunSubject[],
  results: Readonly<Record<string, unknown>>,
  bySubject: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  for (const { name, subject } of reads) {
    inputs[name] = subject.isRecording ? results[name] : subjects.map(({ id }) => bySubject.get(name)?.get(id));
  }
  return inputs;
}

/** The inferences and all that they read, each after what it reads itself. */
function chainOf(inferences: readonly AnyInference[]): readonly AnyInference[] {
  const chain = new Set<AnyInference>();
  const visit = (each: AnyInference) => {
    for (const read of each.reads) visit(read);
    chain.add(each);
  };
  inferences.forEach(visit);
  return [...chain];
}
