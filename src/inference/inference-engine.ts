import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendChange } from '../graph/change-log.ts';
import type { Graph } from '../graph/graph.ts';
import type { AnyInference, FoundSubject, Inference } from './define-inference.ts';
import { Entry, InFlight } from './in-flight.ts';
import { faultOf, InferenceFailedError, type RunFault } from './inference-errors.ts';
import type { Lanes } from './lanes.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { canonicalParameters, runId, storedVersion, type RunParameters } from './run-key.ts';
import { RunStore } from './run-store.ts';

/** NEVER: only what is there. IF_MISSING: infer what is not. AGAIN: infer even what is there. */
export type InferencePolicy = 'NEVER' | 'IF_MISSING' | 'AGAIN';

export interface AskOptions {
  readonly policy?: InferencePolicy;
  readonly parameters?: RunParameters;
  /** Cancels: the run ends when all who asked for it have cancelled. */
  readonly signal?: AbortSignal;
  /** Fraction of the runs of this call that is done; only told to the asker who started them. */
  readonly onProgress?: (fraction: number) => void;
}

/** What became of one subject. */
export type Outcome<Stored> =
  | { readonly kind: 'stored'; readonly runId: string; readonly stored: Stored }
  | { readonly kind: 'failed'; readonly runId: string; readonly fault: RunFault };

/** Where a run can be interrupted; a test's hook kills the process there. */
export type RunStep = 'claimed' | 'computed' | 'marked' | 'written' | 'committed';

export interface FinishedReport {
  readonly inference: string;
  readonly outcome: 'done' | 'failed' | 'lost';
  readonly runs: number;
  readonly durationMs: number;
}

export interface EngineOptions {
  readonly graph: Graph;
  readonly lanes: Lanes;
  /** Where the bytes of a recording lie. */
  readonly mediaPath: (sha256: string) => string;
  readonly modelChecksum: (model: string) => string;
  /** How long a claim is believed without a heartbeat. */
  readonly leaseMs?: number;
  /** Tries of a run whose faults are retryable. */
  readonly maximumAttempts?: number;
  /** Resolves after the next change of the graph, or after `atMostMs`: what waits for another process waits on this. */
  readonly nextChange?: (atMostMs: number) => Promise<void>;
  readonly onStep?: (step: RunStep, inference: string) => void | Promise<void>;
  readonly onFinished?: (report: FinishedReport) => void;
}

interface Task<Stored> {
  readonly subject: FoundSubject;
  readonly runId: string;
  readonly entry: Entry<Outcome<Stored>>;
}

/** What does not depend on the type of the result. */
type AnyTask = {
  readonly subject: FoundSubject;
  readonly runId: string;
  readonly entry: { readonly abandoned: AbortSignal };
};

interface Ask {
  readonly version: string;
  readonly parameters: RunParameters;
  readonly canonical: string;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Fills the graph: the one room behind field resolvers, ingestion and jobs. */
export class InferenceEngine {
  private readonly runs: RunStore;
  private readonly worker = randomUUID();
  private readonly inFlight = new InFlight<Outcome<unknown>>();
  private readonly versions = new Map<string, string>();
  private readonly leaseMs: number;
  private readonly maximumAttempts: number;

  constructor(private readonly options: EngineOptions) {
    this.runs = new RunStore(options.graph);
    this.leaseMs = options.leaseMs ?? 30_000;
    this.maximumAttempts = options.maximumAttempts ?? 3;
  }

  /** Which version of an inference this process would store. */
  version(inference: AnyInference): string {
    const known = this.versions.get(inference.name);
    if (known !== undefined) return known;
    const version = storedVersion(inference, this.options.modelChecksum);
    this.versions.set(inference.name, version);
    return version;
  }

  /** The id of the run that a question is about, whether it exists or not. */
  runId(inference: AnyInference, subjectId: string, parameters: RunParameters = {}): string {
    return runId(inference.name, this.version(inference), canonicalParameters(parameters), subjectId);
  }

  /**
   * Asks for an inference's result about many subjects. What is there costs one query, and no claim.
   * @returns a promise a subject, in the order asked; it holds undefined where there is nothing and policy NEVER, or no
   *   such subject
   */
  async ask<Result, Stored>(
    inference: Inference<Result, Stored>,
    subjectIds: readonly string[],
    options: AskOptions = {},
  ): Promise<readonly Promise<Outcome<Stored> | undefined>[]> {
    const policy = options.policy ?? 'IF_MISSING';
    const parameters = options.parameters ?? {};
    const runIds = subjectIds.map((id) => this.runId(inference, id, parameters));
    const answers = new Map<string, Promise<Outcome<Stored> | undefined>>();

    if (policy !== 'AGAIN') {
      const stored = await inference.store.read(runIds, this.options.graph);
      runIds.forEach((id, place) => {
        const found = stored[place];
        if (found !== undefined) answers.set(id, Promise.resolve({ kind: 'stored', runId: id, stored: found }));
      });
    }
    if (policy !== 'NEVER') {
      const missing = new Set<string>();
      runIds.forEach((id, place) => {
        if (answers.has(id)) return;
        const shared = this.inFlight.join(id, options.signal) as Promise<Outcome<Stored>> | undefined;
        if (shared !== undefined) answers.set(id, shared);
        else missing.add(subjectIds[place] as string);
      });
      for (const task of await this.start(inference, [...missing], options)) answers.set(task.runId, task.promise);
    }
    return runIds.map((id) => answers.get(id) ?? Promise.resolve(undefined));
  }

  /**
   * The same, waited for.
   * @throws {InferenceFailedError} the first that failed, after all have ended
   */
  async ensure<Result, Stored>(
    inference: Inference<Result, Stored>,
    subjectIds: readonly string[],
    options: AskOptions = {},
  ): Promise<readonly (Stored | undefined)[]> {
    const outcomes = await Promise.all(await this.ask(inference, subjectIds, options));
    return outcomes.map((outcome) => {
      if (outcome?.kind === 'failed') throw new InferenceFailedError(inference.name, outcome.runId, outcome.fault);
      return outcome?.stored;
    });
  }

  private async start<Result, Stored>(
    inference: Inference<Result, Stored>,
    subjectIds: readonly string[],
    options: AskOptions,
  ): Promise<readonly { runId: string; promise: Promise<Outcome<Stored>> }[]> {
    if (subjectIds.length === 0) return [];
    const parameters = options.parameters ?? {};
    const ask: Ask = {
      version: this.version(inference),
      parameters,
      canonical: canonicalParameters(parameters),
      onProgress: options.onProgress,
    };
    const subjects = await inference.subject.find(subjectIds, this.options.graph);
    const started: { runId: string; promise: Promise<Outcome<Stored>> }[] = [];
    const tasks: Task<Stored>[] = [];
    for (const subject of subjects) {
      const id = this.runId(inference, subject.id, parameters);
      // Somebody may have asked while the subjects were looked up.
      const shared = this.inFlight.join(id, options.signal) as Promise<Outcome<Stored>> | undefined;
      if (shared !== undefined) {
        started.push({ runId: id, promise: shared });
        continue;
      }
      const entry = this.inFlight.open(id, options.signal) as unknown as Entry<Outcome<Stored>>;
      tasks.push({ subject, runId: id, entry });
      started.push({ runId: id, promise: entry.promise });
    }
    void this.work(inference, tasks, ask, options.policy === 'AGAIN').catch((error: unknown) => {
      for (const task of tasks) task.entry.reject(error);
    });
    return started;
  }

  /** Claims, runs and waits, round after round, until every task has its outcome. */
  private async work<Result, Stored>(
    inference: Inference<Result, Stored>,
    tasks: readonly Task<Stored>[],
    ask: Ask,
    again: boolean,
  ): Promise<void> {
    let open = await this.withoutFailedInputs(inference, tasks);
    let claimAgain = again;
    while (open.length > 0) {
      const token = randomUUID();
      const byId = new Map(open.map((task) => [task.runId, task]));
      const outcomes = await this.runs.claim(
        open.map((task) => ({
          id: task.runId,
          inference: inference.name,
          version: ask.version,
          parameters: ask.canonical,
          subjectId: task.subject.id,
          recordingId: task.subject.recordingId,
          collectionId: task.subject.collectionId,
        })),
        { worker: this.worker, token, leaseMs: this.leaseMs, again: claimAgain, maximumAttempts: this.maximumAttempts },
      );
      claimAgain = false;
      const claimed: Task<Stored>[] = [];
      const done: Task<Stored>[] = [];
      const later: Task<Stored>[] = [];
      let waitMs = Infinity;
      for (const outcome of outcomes) {
        const task = byId.get(outcome.id) as Task<Stored>;
        if (outcome.status === 'CLAIMED') claimed.push(task);
        else if (outcome.status === 'DONE') done.push(task);
        else if (outcome.status === 'TAKEN') {
          later.push(task);
          waitMs = Math.min(waitMs, outcome.waitMs);
        } else task.entry.resolve({ kind: 'failed', runId: task.runId, fault: outcome.fault });
      }
      await this.answer(inference, done);
      later.push(...(await this.runClaimed(inference, claimed, ask, token)));
      open = later;
      if (open.length > 0 && claimed.length === 0) await this.pause(waitMs);
    }
  }

  /** An input that failed fails what reads it, without a claim: the fault is kept with the input's own run. */
  private async withoutFailedInputs<Stored>(
    inference: AnyInference,
    tasks: readonly Task<Stored>[],
  ): Promise<readonly Task<Stored>[]> {
    const failed = new Map<Task<Stored>, InferenceFailedError>();
    for (const read of inference.reads) {
      const answers = await this.ask(
        read,
        tasks.map((task) => inputSubject(read, task.subject)),
      );
      const outcomes = await Promise.all(answers);
      outcomes.forEach((outcome, place) => {
        if (outcome?.kind !== 'failed') return;
        failed.set(tasks[place] as Task<Stored>, new InferenceFailedError(read.name, outcome.runId, outcome.fault));
      });
    }
    for (const [task, error] of failed) {
      const fault = { code: error.code, message: error.message, retryable: error.fault.retryable };
      task.entry.resolve({ kind: 'failed', runId: task.runId, fault });
    }
    return tasks.filter((task) => !failed.has(task));
  }

  private async answer<Result, Stored>(
    inference: Inference<Result, Stored>,
    tasks: readonly Task<Stored>[],
  ): Promise<void> {
    if (tasks.length === 0) return;
    const stored = await inference.store.read(
      tasks.map((task) => task.runId),
      this.options.graph,
    );
    tasks.forEach((task, place) => {
      const found = stored[place];
      if (found !== undefined) task.entry.resolve({ kind: 'stored', runId: task.runId, stored: found });
      else task.entry.reject(new Error(`run ${task.runId} of ${inference.name} is DONE, but its store reads nothing`));
    });
  }

  /** @returns tasks to claim anew: their lease was lost, or their fault can be retried */
  private async runClaimed<Result, Stored>(
    inference: Inference<Result, Stored>,
    claimed: readonly Task<Stored>[],
    ask: Ask,
    token: string,
  ): Promise<readonly Task<Stored>[]> {
    if (claimed.length === 0) return [];
    await this.options.onStep?.('claimed', inference.name);
    const lost = new AbortController();
    const keeper = new LeaseKeeper(
      this.runs,
      claimed.map((task) => task.runId),
      token,
      this.leaseMs,
      () => lost.abort(),
    );
    try {
      const groups = byRecording(claimed);
      let finished = 0;
      const again = await Promise.all(
        groups.map(async (group) => {
          const unfinished = await this.runGroup(inference, group, ask, token, lost.signal, (fraction) =>
            ask.onProgress?.((finished + fraction * group.length) / claimed.length),
          );
          finished += group.length;
          keeper.drop(new Set(group.map((task) => task.runId)));
          return unfinished;
        }),
      );
      return again.flat();
    } finally {
      keeper.stop();
    }
  }

  private async runGroup<Result, Stored>(
    inference: Inference<Result, Stored>,
    group: readonly Task<Stored>[],
    ask: Ask,
    token: string,
    lost: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<readonly Task<Stored>[]> {
    const startedAt = performance.now();
    const report = (outcome: FinishedReport['outcome']) =>
      this.options.onFinished?.({
        inference: inference.name,
        outcome,
        runs: group.length,
        durationMs: performance.now() - startedAt,
      });
    try {
      const results = await this.compute(inference, group, ask, abandonedOr(lost, group), onProgress);
      await this.options.onStep?.('computed', inference.name);
      const done = await this.write(inference, group, results, ask, token, performance.now() - startedAt);
      await this.options.onStep?.('committed', inference.name);
      report(done.size === group.length ? 'done' : 'lost');
      await this.answer(
        inference,
        group.filter((task) => done.has(task.runId)),
      );
      return group.filter((task) => !done.has(task.runId));
    } catch (error) {
      if (lost.aborted) {
        report('lost');
        return group;
      }
      report('failed');
      return await this.fail(inference, group, token, error, performance.now() - startedAt);
    }
  }

  private async compute<Result, Stored>(
    inference: Inference<Result, Stored>,
    group: readonly Task<Stored>[],
    ask: Ask,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<readonly Result[]> {
    const first = group[0] as Task<Stored>;
    const hasMedium = inference.needs === 'audio' ? first.subject.hasAudio : first.subject.hasVideo;
    if (!hasMedium) return group.map(() => inference.empty);
    const results = (await this.options.lanes.do(
      inference.lane,
      {
        kind: 'run',
        module: inference.run.href,
        mediaPath: this.options.mediaPath(first.subject.sha256),
        subjects: group.map(({ subject: { id, startSeconds, endSeconds } }) => ({ id, startSeconds, endSeconds })),
        inputs: await this.inputs(inference, group),
        parameters: ask.parameters,
      },
      { signal, onProgress },
    )) as readonly Result[];
    if (results.length !== group.length) {
      throw new Error(`${inference.run.pathname} gave ${results.length} results for ${group.length} subjects`);
    }
    return results;
  }

  /** By name; a recording's result as it is, results about the subjects themselves in the order of the subjects. */
  private async inputs<Stored>(
    inference: AnyInference,
    group: readonly Task<Stored>[],
  ): Promise<Record<string, unknown>> {
    const inputs: Record<string, unknown> = {};
    for (const read of inference.reads) {
      const subjects = read.subject.isRecording ? group.slice(0, 1) : group;
      const stored = await this.ensure(
        read,
        subjects.map((task) => inputSubject(read, task.subject)),
        { policy: 'NEVER' },
      );
      inputs[read.name] = read.subject.isRecording ? stored[0] : stored;
    }
    return inputs;
  }

  private async write<Result, Stored>(
    inference: Inference<Result, Stored>,
    group: readonly Task<Stored>[],
    results: readonly Result[],
    ask: Ask,
    token: string,
    durationMs: number,
  ): Promise<ReadonlySet<string>> {
    return await this.options.graph.write(async (transaction) => {
      const done = await this.runs.finish(
        group.map((task) => ({
          id: task.runId,
          readRunIds: inference.reads.map((read) => this.runId(read, inputSubject(read, task.subject))),
        })),
        token,
        durationMs,
        transaction,
      );
      await this.options.onStep?.('marked', inference.name);
      if (done.size === 0) return done;
      const finished = group.flatMap((task, place) => {
        if (!done.has(task.runId)) return [];
        const { id: subjectId, recordingId, collectionId } = task.subject;
        const current = ask.canonical === canonicalParameters({});
        return [
          { runId: task.runId, token, subjectId, recordingId, collectionId, current, result: results[place] as Result },
        ];
      });
      await inference.store.write(finished, transaction);
      await this.runs.dropLeftovers([...done], token, transaction);
      await this.options.onStep?.('written', inference.name);
      await appendChange(transaction, runChange('RUN_DONE', inference, group));
      return done;
    });
  }

  /** Keeps the fault; @returns the tasks that are worth another try, after a pause that doubles each time */
  private async fail<Stored>(
    inference: AnyInference,
    group: readonly Task<Stored>[],
    token: string,
    error: unknown,
    durationMs: number,
  ): Promise<readonly Task<Stored>[]> {
    const runIds = group.map((task) => task.runId);
    if (group.every((task) => task.entry.abandoned.aborted)) {
      await this.runs.release(runIds, token);
      for (const task of group) task.entry.reject(error);
      return [];
    }
    const fault = faultOf(error);
    const attempts = await this.runs.fail(runIds, token, fault, durationMs);
    if (fault.retryable && attempts < this.maximumAttempts) {
      await sleep(250 * 2 ** attempts);
      return group;
    }
    await this.options.graph.write((transaction) =>
      appendChange(transaction, runChange('RUN_FAILED', inference, group)),
    );
    for (const task of group) task.entry.resolve({ kind: 'failed', runId: task.runId, fault });
    return [];
  }

  /** Another process has the runs: wait for a change of the graph, at most until the first lease ends. */
  private async pause(waitMs: number): Promise<void> {
    const atMostMs = Math.min(Math.max(waitMs, 20), 1_000);
    if (this.options.nextChange !== undefined) await this.options.nextChange(atMostMs);
    else await sleep(Math.min(atMostMs, 250));
  }
}

function byRecording<Stored>(tasks: readonly Task<Stored>[]): readonly (readonly Task<Stored>[])[] {
  const groups = new Map<string, Task<Stored>[]>();
  for (const task of tasks) {
    const group = groups.get(task.subject.recordingId);
    if (group === undefined) groups.set(task.subject.recordingId, [task]);
    else group.push(task);
  }
  return [...groups.values()];
}

function inputSubject(read: AnyInference, subject: FoundSubject): string {
  return read.subject.isRecording ? subject.recordingId : subject.id;
}

function runChange(kind: 'RUN_DONE' | 'RUN_FAILED', inference: AnyInference, group: readonly AnyTask[]) {
  const { recordingId, collectionId } = (group[0] as AnyTask).subject;
  return { kind, recordingId, collectionId, payload: { inference: inference.name, runs: group.length } };
}

/** Aborted when the lease is lost, or when nobody waits for any run of the group. */
function abandonedOr(lost: AbortSignal, group: readonly AnyTask[]): AbortSignal {
  const all = new AbortController();
  let left = group.length;
  for (const task of group) {
    const leave = () => {
      left -= 1;
      if (left === 0) all.abort();
    };
    if (task.entry.abandoned.aborted) leave();
    else task.entry.abandoned.addEventListener('abort', leave, { once: true });
  }
  return AbortSignal.any([lost, all.signal]);
}
