import { setTimeout as sleep } from 'node:timers/promises';
import { OutageError, UnavailableError } from '../errors.ts';
import { appendChange, type NewChange } from '../graph/change-log.ts';
import { outlast } from '../graph/outlast.ts';
import type { AnyInference, Inference } from './define-inference.ts';
import type { EngineOptions, FinishedReport } from './engine-options.ts';
import { faultOf } from './inference-errors.ts';
import { resultSha256 } from './result-hash.ts';
import { canonicalParameters } from './run-key.ts';
import type { RunStore } from './run-store.ts';
import { allAbandoned, inputSubject, type Asker, type Call, type Task } from './run-task.ts';
import { batchId } from './written-batch.ts';

type Tasks<Stored> = readonly Task<Stored>[];

/** Computes claimed runs about one recording and writes what came out, or keeps the fault. */
export class RunGroups {
  private readonly maximumAttempts: number;
  private readonly retryPauseMs: number;

  constructor(
    private readonly options: EngineOptions,
    private readonly runs: RunStore,
    private readonly engine: Asker,
    /** Aborted when this process gives up all that it has claimed. */
    private readonly closing: AbortSignal,
  ) {
    this.maximumAttempts = options.maximumAttempts ?? 3;
    this.retryPauseMs = options.retryPauseMs ?? 500;
  }

  /**
   * @param lost aborted when the lease of one of them was lost
   * @returns tasks to claim anew: their lease was lost, or their fault can be retried and the pause for it is over
   * @throws {OutageError} there is no room, say: the claims are given back, no try is counted, and nothing is kept
   */
  async run<Result, Stored>(
    call: Call<Result, Stored>,
    group: Tasks<Stored>,
    token: string,
    lost: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<Tasks<Stored>> {
    const startedAt = performance.now();
    const abandoned = AbortSignal.any([allAbandoned(group), this.closing]);
    const report = (outcome: FinishedReport['outcome'], runs: number) => {
      const durationMs = performance.now() - startedAt;
      if (runs > 0) this.options.onFinished?.({ inference: call.inference.name, outcome, runs, durationMs });
    };
    try {
      const unwanted = AbortSignal.any([lost, abandoned]);
      const results = await this.compute(call, group, unwanted, onProgress);
      await this.options.onStep?.('computed', call.inference.name);
      const durationMs = performance.now() - startedAt;
      const done = await outlast(() => this.write(call, group, results, token, durationMs), unwanted);
      await this.options.onStep?.('committed', call.inference.name);
      onProgress(1);
      report('done', done.size);
      report('lost', group.length - done.size);
      await this.answer(
        call.inference,
        group.filter((task) => done.has(task.runId)),
      );
      return group.filter((task) => !done.has(task.runId));
    } catch (error) {
      if (lost.aborted || abandoned.aborted) {
        report(lost.aborted ? 'lost' : 'cancelled', group.length);
        await this.release(group, token);
        // Those that nobody waits for any more are dropped before they would be claimed.
        return group;
      }
      if (error instanceof OutageError) {
        report('cancelled', group.length);
        await outlast(() => this.runs.release(idsOf(group), token), abandoned).catch(() => undefined);
        throw error;
      }
      report('failed', group.length);
      return await this.fail(call.inference, group, token, error, performance.now() - startedAt);
    }
  }

  /** Reads the results of runs that are done. */
  async answer<Result, Stored>(inference: Inference<Result, Stored>, tasks: Tasks<Stored>): Promise<void> {
    if (tasks.length === 0) return;
    const runIds = tasks.map((task) => task.runId);
    const stored = await inference.store.read(runIds, this.options.graph);
    tasks.forEach((task, place) => {
      const found = stored[place];
      if (found !== undefined) task.entry.resolve({ kind: 'stored', runId: task.runId, stored: found });
      else task.entry.reject(new Error(`run ${task.runId} of ${inference.name} is DONE, but its store reads nothing`));
    });
  }

  private async compute<Result, Stored>(
    call: Call<Result, Stored>,
    group: Tasks<Stored>,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<readonly Result[]> {
    const { inference, parameters } = call;
    const { sha256, hasAudio, hasVideo, facesOff } = (group[0] as Task<Stored>).subject;
    const hasMedium = inference.needs === 'audio' ? hasAudio : hasVideo;
    const isOff = inference.personal === 'faces' && (facesOff === true || this.options.facesOff === true);
    if (!hasMedium || isOff) return group.map(() => inference.empty);
    const results = (await this.options.lanes.do(
      inference.lane,
      {
        kind: 'run',
        module: inference.run.href,
        mediaPath: this.options.mediaPath(sha256),
        subjects: group.map(({ subject: { id, startSeconds, endSeconds, properties } }) => {
          return { id, startSeconds, endSeconds, ...(properties && { properties }) };
        }),
        inputs: await this.inputs(inference, group),
        parameters,
      },
      { signal, onProgress },
    )) as readonly Result[] | undefined;
    // What a module gives is not checked by any compiler when it comes out of a thread.
    if (typeof results?.map !== 'function' || results.length !== group.length) {
      const got = results?.length === undefined ? typeof results : `${results.length} results`;
      throw new Error(`${inference.run.pathname} gave ${got} for ${group.length} subjects; it must give one each`);
    }
    return results;
  }

  /** By name; a recording's result as it is, results about the subjects themselves in the order of the subjects. */
  private async inputs<Stored>(inference: AnyInference, group: Tasks<Stored>): Promise<Record<string, unknown>> {
    const inputs: Record<string, unknown> = {};
    for (const read of inference.reads) {
      const subjects = read.subject.isRecording ? group.slice(0, 1) : group;
      const subjectIds = subjects.map((task) => inputSubject(read, task.subject));
      const stored = await this.engine.ensure(read, subjectIds, { policy: 'NEVER' });
      if (stored.includes(undefined)) {
        throw new UnavailableError(`${inference.name} reads ${read.name}, which went away meanwhile; ask again`);
      }
      inputs[read.name] = read.subject.isRecording ? stored[0] : stored;
    }
    return inputs;
  }

  /** @returns the ids of the runs that are done; nothing is written of the others, which another worker has */
  private async write<Result, Stored>(
    { inference, canonical }: Call<Result, Stored>,
    group: Tasks<Stored>,
    results: readonly Result[],
    token: string,
    durationMs: number,
  ): Promise<ReadonlySet<string>> {
    const { recordingId } = (group[0] as Task<Stored>).subject;
    const current = canonical === canonicalParameters({});
    const runs = group.map((task, place) => ({
      id: task.runId,
      readRunIds: inference.reads.map((read) => this.engine.runId(read, inputSubject(read, task.subject))),
      resultSha256: resultSha256(results[place]),
    }));
    return await this.options.graph.write(async (transaction) => {
      const ended = await this.runs.finish(runs, { recordingId, token, durationMs }, transaction);
      const done = new Set(ended.keys());
      await this.options.onStep?.('marked', inference.name);
      if (done.size === 0) return done;
      const finished = group.flatMap(({ runId, subject: { id: subjectId, collectionId } }, place) => {
        if (!done.has(runId)) return [];
        const result = results[place] as Result;
        return [{ runId, token, subjectId, recordingId, collectionId, current, result }];
      });
      await inference.store.write(finished, transaction);
      await this.runs.dropLeftovers([...done], token, transaction);
      const changed = [...ended.values()].filter((run) => run.changed);
      const changedIds = changed.map((run) => run.id);
      if (changed.length > 0) await this.runs.overtakeDependents(changedIds, transaction);
      const isStale = current && changed.some((run) => run.shown);
      const lexiconId = isStale ? await this.runs.markStale(recordingId, transaction) : undefined;
      await this.options.onStep?.('written', inference.name);
      const more = { batch: batchId(finished) };
      const position = await appendChange(transaction, runChange('RUN_DONE', inference, group, done.size, more));
      if (changed.length > 0) await this.runs.recordChanged(changedIds, position, lexiconId, transaction);
      return done;
    });
  }

  private async release<Stored>(group: Tasks<Stored>, token: string): Promise<void> {
    // Where this fails, the lease ends by itself.
    await this.runs.release(idsOf(group), token).catch(() => undefined);
  }

  /** Keeps the fault; @returns the tasks that are worth another try, after a pause that doubles each time */
  private async fail<Stored>(
    inference: AnyInference,
    group: Tasks<Stored>,
    token: string,
    error: unknown,
    durationMs: number,
  ): Promise<Tasks<Stored>> {
    const fault = faultOf(error);
    const { maximumAttempts } = this;
    const keep = () =>
      this.options.graph.write(async (transaction) => {
        const failed = await this.runs.fail(idsOf(group), { token, fault, durationMs, maximumAttempts }, transaction);
        const final = [...failed.values()].filter((tries) => !fault.retryable || tries >= maximumAttempts).length;
        const { message } = fault;
        if (final > 0) await appendChange(transaction, runChange('RUN_FAILED', inference, group, final, { message }));
        return failed;
      });
    const attempts = await outlast(keep, AbortSignal.any([allAbandoned(group), this.closing]));
    const again: Task<Stored>[] = [];
    let tries = 1;
    for (const task of group) {
      const made = attempts.get(task.runId);
      // Without a row, another worker has the run: what becomes of it there is the answer.
      if (made === undefined || (fault.retryable && made < maximumAttempts)) {
        again.push(task);
        tries = Math.max(tries, made ?? 1);
      } else task.entry.resolve({ kind: 'failed', runId: task.runId, fault });
    }
    if (again.length > 0) {
      await sleep(this.retryPauseMs * 2 ** (tries - 1), undefined, {
        signal: AbortSignal.any([allAbandoned(again), this.closing]),
      }).catch(() => undefined);
    }
    return again;
  }
}

function idsOf<Stored>(group: Tasks<Stored>): readonly string[] {
  return group.map((task) => task.runId);
}

function runChange<Stored>(
  kind: 'RUN_DONE' | 'RUN_FAILED',
  inference: AnyInference,
  group: Tasks<Stored>,
  runs: number,
  more: { readonly message: string } | { readonly batch: string },
): NewChange {
  const { recordingId, collectionId } = (group[0] as Task<Stored>).subject;
  const payload = { inference: inference.name, runs, ...more };
  return { kind, recordingId, collectionId, payload };
}
