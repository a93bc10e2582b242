import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyInference } from './define-inference.ts';
import type { EngineOptions } from './engine-options.ts';
import { InferenceFailedError } from './inference-errors.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import type { RunGroups } from './run-groups.ts';
import type { ClaimOptions, ClaimOutcome, RunStore } from './run-store.ts';
import { allAbandoned, byRecording, inputSubject, type Asker, type Call, type Task } from './run-task.ts';

/** The shortest and the longest time between two looks at a run that another worker has. */
const shortestPauseMs = 50;
const longestPauseMs = 1_000;

/** Leads wanted runs to their outcomes: claims them, has them run, or waits for who has them, round after round. */
export class RunRounds {
  private readonly worker = randomUUID();
  private readonly leaseMs: number;
  private readonly maximumAttempts: number;

  constructor(
    private readonly options: EngineOptions,
    private readonly runs: RunStore,
    private readonly groups: RunGroups,
    private readonly engine: Asker,
    /** Aborted when this process gives up all that it has claimed. */
    private readonly closing: AbortSignal,
  ) {
    this.leaseMs = options.leaseMs ?? 30_000;
    this.maximumAttempts = options.maximumAttempts ?? 3;
  }

  /** Every task has its outcome, or its fault, when this resolves; it never rejects. */
  async settle<Result, Stored>(call: Call<Result, Stored>, tasks: readonly Task<Stored>[], again: boolean) {
    await this.orReject(tasks, async () => {
      await this.claimUntilSettled(call, await this.withInputs(call.inference, tasks), again);
    });
  }

  private async claimUntilSettled<Result, Stored>(
    call: Call<Result, Stored>,
    tasks: readonly Task<Stored>[],
    again: boolean,
  ): Promise<void> {
    const working: Promise<void>[] = [];
    let open = tasks;
    let sinceMs: number | undefined;
    try {
      for (open = this.stillWanted(open); open.length > 0; open = this.stillWanted(open)) {
        const token = randomUUID();
        const outcomes = await this.claim(call, open, { token, again, sinceMs });
        const { claimed, done, taken } = sorted(open, outcomes);
        working.push(
          this.orReject(done, () => this.groups.answer(call.inference, done)),
          this.orReject(claimed, () => this.run(call, claimed, token)),
        );
        open = taken.map(({ task }) => task);
        if (taken.length > 0) await this.pause(shortestWait(taken));
        // Whoever has the runs infers them anew, and if that succeeds there is no need to do it twice.
        sinceMs ??= taken[0]?.outcome.nowMs;
      }
    } catch (error) {
      for (const task of open) task.entry.reject(error);
    }
    await Promise.all(working);
  }

  private async claim<Result, Stored>(
    { inference, version, canonical }: Call<Result, Stored>,
    tasks: readonly Task<Stored>[],
    asked: Pick<ClaimOptions, 'token' | 'again' | 'sinceMs'>,
  ): Promise<ReadonlyMap<string, ClaimOutcome>> {
    const wanted = tasks.map(({ runId: id, subject: { id: subjectId, recordingId, collectionId } }) => {
      return { id, inference: inference.name, version, parameters: canonical, subjectId, recordingId, collectionId };
    });
    const { worker, leaseMs, maximumAttempts } = this;
    const outcomes = await this.runs.claim(wanted, { ...asked, worker, leaseMs, maximumAttempts });
    return new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  }

  private async run<Result, Stored>(
    call: Call<Result, Stored>,
    claimed: readonly Task<Stored>[],
    token: string,
  ): Promise<void> {
    if (claimed.length === 0) return;
    await this.options.onStep?.('claimed', call.inference.name);
    const groups = byRecording(claimed, call.inference.mostSubjects).map((tasks) => ({
      tasks,
      lost: new AbortController(),
      fraction: 0,
    }));
    const groupOf = new Map(groups.flatMap((group) => group.tasks.map((task) => [task.runId, group] as const)));
    const runIds = claimed.map((task) => task.runId);
    const keeper = new LeaseKeeper(this.runs, runIds, token, this.leaseMs, (lost) => {
      for (const id of lost) groupOf.get(id)?.lost.abort();
    });
    const working = groups.map((group) =>
      this.orReject(group.tasks, async () => {
        const onProgress = (fraction: number) => {
          group.fraction = fraction;
          const done = groups.reduce((sum, { fraction: part, tasks }) => sum + part * tasks.length, 0);
          call.onProgress?.(done / claimed.length);
        };
        let unfinished: readonly Task<Stored>[];
        try {
          unfinished = await this.groups.run(call, group.tasks, token, group.lost.signal, onProgress);
        } finally {
          keeper.drop(group.tasks.map((task) => task.runId));
        }
        await this.claimUntilSettled(call, unfinished, false);
      }),
    );
    await Promise.all(working);
  }

  /** Makes sure of what is read. An input that failed fails what reads it; its fault is kept with the input's own run. */
  private async withInputs<Stored>(inference: AnyInference, tasks: readonly Task<Stored>[]) {
    if (inference.reads.length === 0 || tasks.length === 0) return tasks;
    const signal = allAbandoned(tasks);
    const ready = new Set(tasks);
    await Promise.all(
      inference.reads.map(async (read) => {
        const subjects = tasks.map((task) => inputSubject(read, task.subject));
        const outcomes = await Promise.all(await this.engine.ask(read, subjects, { signal }));
        outcomes.forEach((outcome, place) => {
          const task = tasks[place] as Task<Stored>;
          if (outcome?.kind === 'stored' || !ready.delete(task)) return;
          if (outcome === undefined) return task.entry.resolve(undefined);
          const { code, message } = new InferenceFailedError(read.name, outcome.runId, outcome.fault);
          const fault = { code, message, retryable: outcome.fault.retryable };
          task.entry.resolve({ kind: 'failed', runId: task.runId, fault });
        });
      }),
    );
    return [...ready];
  }

  /** Without those that nobody waits for any more. */
  private stillWanted<Stored>(tasks: readonly Task<Stored>[]): readonly Task<Stored>[] {
    return tasks.filter(({ entry }) => {
      const signal = this.closing.aborted ? this.closing : entry.abandoned;
      if (signal.aborted) entry.reject(signal.reason);
      return !signal.aborted;
    });
  }

  /** Another worker has the runs: wait for a change of the graph, at most until the first lease ends. */
  private async pause(waitMs: number): Promise<void> {
    const atMostMs = Math.min(Math.max(waitMs, shortestPauseMs), longestPauseMs);
    if (this.options.nextChange === undefined) return await sleep(Math.min(atMostMs, 250));
    // A graph in which much happens must not make this a tight loop.
    await Promise.all([this.options.nextChange(atMostMs), sleep(shortestPauseMs)]);
  }

  private async orReject<Stored>(tasks: readonly Task<Stored>[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      for (const task of tasks) task.entry.reject(error);
    }
  }
}

function shortestWait(taken: readonly { readonly outcome: Taken }[]): number {
  return taken.reduce((shortest, { outcome }) => Math.min(shortest, outcome.waitMs), Infinity);
}

type Taken = Extract<ClaimOutcome, { status: 'TAKEN' }>;

/** By what is to be done; those that nothing can be done about get their outcome. */
function sorted<Stored>(tasks: readonly Task<Stored>[], outcomes: ReadonlyMap<string, ClaimOutcome>) {
  const claimed: Task<Stored>[] = [];
  const done: Task<Stored>[] = [];
  const taken: { readonly task: Task<Stored>; readonly outcome: Taken }[] = [];
  for (const task of tasks) {
    const outcome = outcomes.get(task.runId);
    // The recording was taken back.
    if (outcome === undefined) task.entry.resolve(undefined);
    else if (outcome.status === 'CLAIMED') claimed.push(task);
    else if (outcome.status === 'DONE') done.push(task);
    else if (outcome.status === 'TAKEN') taken.push({ task, outcome });
    else task.entry.resolve({ kind: 'failed', runId: task.runId, fault: outcome.fault });
  }
  return { claimed, done, taken };
}
