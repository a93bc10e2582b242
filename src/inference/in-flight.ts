/**
 * What is being inferred in this process now, so that many askers share one run. A run is given up only when every
 * asker has cancelled; one who asked without a signal never does.
 */
export class InFlight<Outcome> {
  private readonly byRun = new Map<string, Entry<Outcome>>();

  /** @returns the run's outcome if somebody here asked for it before */
  join(runId: string, signal?: AbortSignal): Promise<Outcome> | undefined {
    const entry = this.byRun.get(runId);
    if (entry === undefined) return undefined;
    entry.addInterest(signal);
    return entry.promise;
  }

  /** @returns an entry to settle; it leaves by itself when settled */
  open(runId: string, signal?: AbortSignal): Entry<Outcome> {
    const entry = new Entry<Outcome>(() => this.byRun.delete(runId));
    entry.addInterest(signal);
    this.byRun.set(runId, entry);
    return entry;
  }

  get size(): number {
    return this.byRun.size;
  }
}

export class Entry<Outcome> {
  readonly promise: Promise<Outcome>;
  private settle!: { resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };
  private interested = 0;
  private readonly abandonment = new AbortController();

  constructor(private readonly onSettled: () => void) {
    this.promise = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    // Whoever waits handles the fault; when nobody does any more it must not end the program.
    this.promise.catch(() => undefined);
  }

  /** Aborted when the last asker has cancelled. */
  get abandoned(): AbortSignal {
    return this.abandonment.signal;
  }

  addInterest(signal?: AbortSignal): void {
    this.interested += 1;
    const leave = () => {
      this.interested -= 1;
      if (this.interested === 0) this.abandonment.abort();
    };
    if (signal?.aborted === true) leave();
    else signal?.addEventListener('abort', leave, { once: true });
  }

  resolve(outcome: Outcome): void {
    this.onSettled();
    this.settle.resolve(outcome);
  }

  reject(error: unknown): void {
    this.onSettled();
    this.settle.reject(error);
  }
}
