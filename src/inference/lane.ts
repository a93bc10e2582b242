import { Worker } from 'node:worker_threads';
import { LaneError, RunFaultError } from './inference-errors.ts';
import type { FromLane, LaneRequest, ToLane } from './lane-messages.ts';

export interface LaneCallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

interface Waiting {
  readonly id: number;
  readonly request: LaneRequest;
  readonly options: LaneCallOptions;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A queue in front of worker threads. Heavy work runs there and the event loop stays free; a model loaded by one run
 * stays for the next.
 */
export class Lane {
  private readonly queue: Waiting[] = [];
  private readonly threads: LaneThread[] = [];
  private nextId = 1;
  private closed = false;

  constructor(
    readonly name: string,
    /** Worker threads at most; they are started when there is work for them. */
    private readonly width: number,
  ) {}

  /**
   * @throws {RunFaultError} what the module threw
   * @throws {LaneError} the thread died; trying again can help
   */
  do(request: LaneRequest, options: LaneCallOptions = {}): Promise<unknown> {
    if (this.closed) return Promise.reject(new LaneError(`lane ${this.name} is closed`));
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { id: this.nextId++, request, options, resolve, reject };
      options.signal?.addEventListener('abort', () => this.abort(waiting), { once: true });
      this.queue.push(waiting);
      this.serve();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const waiting of this.queue.splice(0)) waiting.reject(new LaneError(`lane ${this.name} is closing`));
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }

  private serve(): void {
    while (this.queue.length > 0) {
      const thread = this.threads.find((candidate) => candidate.idle) ?? this.grow();
      if (thread === undefined) return;
      const next = this.queue.shift();
      if (next !== undefined) thread.start(next);
    }
  }

  private grow(): LaneThread | undefined {
    if (this.threads.length >= this.width) return undefined;
    const thread = new LaneThread(this.name, {
      onIdle: () => this.serve(),
      onDeath: () => {
        this.threads.splice(this.threads.indexOf(thread), 1);
        if (!this.closed) this.serve();
      },
    });
    this.threads.push(thread);
    return thread;
  }

  private abort(waiting: Waiting): void {
    const place = this.queue.indexOf(waiting);
    if (place < 0) {
      for (const thread of this.threads) thread.abort(waiting.id);
      return;
    }
    this.queue.splice(place, 1);
    waiting.reject(new LaneError(`cancelled before it started in lane ${this.name}`));
  }
}

class LaneThread {
  private readonly worker: Worker;
  private current: Waiting | undefined;

  constructor(
    name: string,
    private readonly events: { onIdle: () => void; onDeath: () => void },
  ) {
    this.worker = new Worker(new URL('./lane-worker.mjs', import.meta.url), { name, execArgv: [] });
    // An idle lane must not keep the program from ending.
    this.worker.unref();
    this.worker.on('message', (message: FromLane) => this.receive(message));
    this.worker.on('error', (cause) => this.die(new LaneError(`lane ${name} failed: ${cause.message}`, { cause })));
    this.worker.on('exit', () => this.die(new LaneError(`the worker thread of lane ${name} ended`)));
  }

  get idle(): boolean {
    return this.current === undefined;
  }

  start(waiting: Waiting): void {
    this.current = waiting;
    this.worker.ref();
    this.post({ kind: 'start', id: waiting.id, request: waiting.request });
  }

  abort(id: number): void {
    if (this.current?.id === id) this.post({ kind: 'abort', id });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: ToLane): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromLane): void {
    const waiting = this.current;
    if (waiting === undefined || waiting.id !== message.id) return;
    if (message.kind === 'progress') {
      waiting.options.onProgress?.(message.fraction);
      return;
    }
    this.current = undefined;
    this.worker.unref();
    if (message.kind === 'result') waiting.resolve(message.result);
    else waiting.reject(new RunFaultError(message.fault));
    this.events.onIdle();
  }

  private die(error: LaneError): void {
    const waiting = this.current;
    this.current = undefined;
    waiting?.reject(error);
    this.worker.removeAllListeners();
    this.events.onDeath();
  }
}
