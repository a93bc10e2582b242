import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { OutageError } from '../errors.ts';
import { appendChange } from '../graph/change-log.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { outlast } from '../graph/outlast.ts';
import type { CorpusRunner } from '../inference/corpus-runner.ts';
import type { InferenceEngine } from '../inference/inference-engine.ts';
import { faultOf, InferenceFailedError } from '../inference/inference-errors.ts';
import type { RecordingRecord } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import type { IngestJobRecord } from './ingest-job.ts';
import { IngestJobStore, type JobEnd } from './ingest-job.store.ts';
import type { IngestionPlan } from './ingestion-plan.ts';
import { LexiconKeeper } from './lexicon-keeper.ts';
import { planVersion } from './plan-version.ts';
import { runPlan } from './run-plan.ts';
import type { Upkeep } from './upkeep.ts';

/** How far one recording has come, as this process sees it. */
export interface IngestProgress {
  readonly recordingId: string;
  readonly title: string;
  /** The inference that moved; absent at the end. */
  readonly inference?: string;
  /** Of the whole plan, 0 to 1. */
  readonly fraction: number;
  readonly state: 'RUNNING' | 'READY' | 'FAILED';
  readonly message?: string;
}

export interface IngestWorkerOptions {
  readonly graph: Graph;
  readonly engine: InferenceEngine;
  readonly corpus: CorpusRunner;
  readonly plan: IngestionPlan;
  /** Recordings at once: two keep the lanes of hearing and seeing busy. */
  readonly concurrency?: number;
  readonly leaseMs?: number;
  readonly maximumAttempts?: number;
  /** How long a job rests that cannot go on for want of room and the like; 10 s unless said. Such tries do not count. */
  readonly outageRestMs?: number;
  /** How often to look for jobs that other processes have queued. */
  readonly lookEveryMs?: number;
  /** What this worker takes away while it works. */
  readonly upkeep?: Upkeep;
  /** Makes at the end of an ingestion what a page draws of a recording, so that nobody waits for it later. What it throws is a fault, and does not fail the job. */
  readonly keepDrawing?: (recording: RecordingRecord, signal: AbortSignal) => Promise<void>;
  readonly onProgress?: (progress: IngestProgress) => void;
  /** A fault of the worker itself, not of a recording: the store is away, a settling failed. */
  readonly onFault?: (error: unknown) => void;
}

/**
 * Works off ingest jobs, which live in the graph: what was acknowledged is done even if this process is killed, by the
 * next one that looks.
 */
export class IngestWorker {
  private readonly id = randomUUID();
  private readonly jobs: IngestJobStore;
  private readonly recordings: RecordingStore;
  private readonly lexicons: LexiconKeeper;
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private started = false;
  private readonly idleWaiters = new Set<() => void>();

  constructor(private readonly options: IngestWorkerOptions) {
    // Every run at hand listens, and a recording can have thousands.
    setMaxListeners(0, this.stopping.signal);
    this.jobs = new IngestJobStore(options.graph);
    this.recordings = new RecordingStore(options.graph);
    this.lexicons = new LexiconKeeper({
      corpus: options.corpus,
      openJobs: (lexiconId) => this.jobs.open(lexiconId),
      onFault: (error) => options.onFault?.(error),
      // A settling may have begun before the last of the jobs that it should have waited for.
      onIdle: (missed) => (missed ? this.wake() : this.tellIdle()),
    });
  }

  /** Takes up what an earlier process left or did by another plan, then what comes. */
  async start(): Promise<void> {
    const lookNow = () => {
      if (this.looking === undefined) this.wake();
    };
    this.timer = setInterval(lookNow, this.options.lookEveryMs ?? 2_000);
    this.timer.unref();
    this.started = true;
    await this.jobs.markOutdated(this.plan);
    await this.jobs.queueStale();
    await this.lexicons.takeUp();
    this.options.upkeep?.start();
    this.wake();
  }

  /** There may be a job. Before the start, and after the stop, this is somebody else's. */
  wake(): void {
    if (!this.started || this.stopped) return this.tellIdle();
    if (this.looking !== undefined) {
      this.lookAgain = true;
      return;
    }
    this.looking = this.look()
      .catch((error: unknown) => this.options.onFault?.(error))
      .finally(() => {
        this.looking = undefined;
        if (this.lookAgain) {
          this.lookAgain = false;
          this.wake();
        } else this.tellIdle();
      });
  }

  /** The lexicon takes in what is ready; when nothing of it is left to do, it is settled. */
  takeIn(lexiconId: string): void {
    this.lexicons.takeIn(lexiconId);
  }

  /** Resolves when this process has no job running or to be had, and the lexicons it worked on are settled. */
  async idle(): Promise<void> {
    this.wake();
    if (this.isIdle()) return;
    await new Promise<void>((resolve) => this.idleWaiters.add(resolve));
  }

  /** Cancels the runs at hand and gives their jobs back: they stay queued, and no try is counted. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.looking;
    await Promise.allSettled([...this.running, this.lexicons.stop(), this.options.upkeep?.stop()]);
    this.tellIdle();
  }

  private async look(): Promise<void> {
    await this.jobs.queueStale();
    while (!this.stopped && this.running.size < (this.options.concurrency ?? 2)) {
      const token = randomUUID();
      const job = await this.jobs.claim(this.id, token, this.leaseMs);
      if (job === undefined) break;
      const work = this.work(job, token)
        .catch((error: unknown) => this.options.onFault?.(error))
        .finally(() => {
          this.running.delete(work);
          this.wake();
        });
      this.running.add(work);
    }
    if (!this.stopped && this.running.size === 0) await this.lexicons.takeUp();
  }

  private async work(job: IngestJobRecord, token: string): Promise<void> {
    const { signal } = this.stopping;
    const beat = setInterval(() => {
      // A missed beat is made up by the next one; a lost job shows when it is finished.
      this.jobs.prolong(job.id, token, this.leaseMs).catch(() => undefined);
    }, this.leaseMs / 3);
    beat.unref();
    try {
      const onProgress = this.fractionOf(job);
      const again = job.again === true;
      await runPlan(job.recordingId, this.options.plan.local, this.options, { signal, onProgress, again });
      await this.keepDrawing(job, signal);
      if (await this.end(job, token, { status: 'DONE' })) {
        this.tell(job, { fraction: 1, state: 'READY' });
        // It adds nothing that a step could take in: the lexicon is settled anew after the last of them.
        if (!again) this.takeIn(job.lexiconId);
      }
    } catch (error) {
      if (signal.aborted) await this.end(job, token, { status: 'QUEUED', counts: false });
      else await this.fail(job, token, error);
    } finally {
      clearInterval(beat);
    }
  }

  private async fail(job: IngestJobRecord, token: string, error: unknown): Promise<void> {
    // A run's fault was retried, where that can help, before it was kept with the run.
    const isKept = error instanceof InferenceFailedError;
    const kept = isKept ? { ...error.fault, inference: error.inference } : faultOf(error);
    const fault = { ...kept, message: withTitle(kept.message, job.title) };
    const isOutage = error instanceof OutageError;
    const again = isOutage || (!isKept && fault.retryable && job.attempts < (this.options.maximumAttempts ?? 3));
    const dueInMs = isOutage ? (this.options.outageRestMs ?? 10_000) : again ? 1_000 * 2 ** job.attempts : 0;
    const status = again ? 'QUEUED' : 'FAILED';
    const ended = await this.end(job, token, { status, dueInMs, counts: !isOutage, fault });
    if (!ended || again) return;
    this.tell(job, { fraction: 1, state: 'FAILED', message: fault.message });
    // The others of its lexicon may all be ready.
    this.takeIn(job.lexiconId);
  }

  /** @returns false when another worker has the job now */
  private async end(job: IngestJobRecord, token: string, end: JobEnd): Promise<boolean> {
    const write = async (transaction: GraphTransaction) => {
      if (!(await this.jobs.finish(job, token, end, transaction))) return false;
      const { recordingId, collectionId, lexiconId } = job;
      const about = { recordingId, collectionId, lexiconId };
      if (end.status === 'DONE') {
        const position = await appendChange(transaction, { kind: 'RECORDING_READY', ...about, payload: {} });
        await this.recordings.markReady(recordingId, position, transaction, this.plan);
      } else if (end.status === 'FAILED') {
        const { code = null, message = null, inference = null } = end.fault ?? {};
        await appendChange(transaction, { kind: 'RECORDING_FAILED', ...about, payload: { code, message, inference } });
      }
      return true;
    };
    return await outlast(() => this.options.graph.write(write), this.stopping.signal);
  }

  private fractionOf(job: IngestJobRecord) {
    const parts = new Map(this.options.plan.local.map((inference) => [inference.name, 0]));
    return (inference: string, fraction: number) => {
      parts.set(inference, fraction);
      const sum = [...parts.values()].reduce((total, part) => total + part, 0);
      this.tell(job, { inference, fraction: sum / parts.size, state: 'RUNNING' });
    };
  }

  private async keepDrawing({ recordingId, collectionId }: IngestJobRecord, signal: AbortSignal): Promise<void> {
    const { keepDrawing, onFault } = this.options;
    if (keepDrawing === undefined) return;
    try {
      const [recording] = await this.recordings.read([recordingId], [collectionId]);
      if (recording !== undefined) await keepDrawing(recording, signal);
    } catch (error) {
      // It is made when somebody looks.
      signal.throwIfAborted();
      onFault?.(error);
    }
  }

  private tell(job: IngestJobRecord, progress: Omit<IngestProgress, 'recordingId' | 'title'>): void {
    this.options.onProgress?.({ recordingId: job.recordingId, title: job.title, ...progress });
  }

  private get plan(): string {
    return planVersion(this.options.plan.local, (inference) => this.options.engine.version(inference));
  }

  private get leaseMs(): number {
    return this.options.leaseMs ?? 30_000;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private isIdle(): boolean {
    return this.looking === undefined && this.running.size === 0 && this.lexicons.isIdle;
  }

  private tellIdle(): void {
    if (!this.isIdle()) return;
    for (const resolve of this.idleWaiters) resolve();
    this.idleWaiters.clear();
  }
}

/** Stored bytes are named by their hash; people know the recording by its title. */
function withTitle(message: string, title: string): string {
  return message.replaceAll(/"?\b[0-9a-f]{64}\b"?/g, () => JSON.stringify(title));
}
