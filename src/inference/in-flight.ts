import { setMaxListeners } from 'node:events';

/**
 * What is being inferred in this process now, so that many askers share one run. A run is given up only when every
 * asker has cancelled; one who asked without a signal never does.
 */
export class InFlight<Outcome> {
  private readonly byRun = new Map<string, Entry<Outcome>>();

  /** @returns what is being inferred for that run, if anybody here still waits for it */
  get(runId: string): Entry<Outcome> | undefined {
    return this.byRun.get(runId);
  }

  /** @returns an entry to settle; it leaves by itself when it is settled, or when nobody waits for it any more */
  open(runId: string, again: boolean): Entry<Outcome> {
    const entry: Entry<Outcome> = new Entry(again, () => {
      // A run that was given up may have been asked for anew meanwhile.
      if (this.byRun.get(runId) === entry) this.byRun.delete(runId);
    });
    this.byRun.set(runId, entry);
    return entry;
  }

  get size(): number {
    return this.byRun.size;
  }
}

/** One run that somebody waits for. */
export class Entry<Outcome> {
  private readonly promise: Promise<Outcome>;
  private settle!: { resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };
  private readonly abandonment = new AbortController();
  private waiting = 0;

  constructor(
    /** Whether it is inferred anew even where it is there. */
    readonly again: boolean,
    private readonly onLeft: () => void,
  ) {
    // Each try listens to it anew; it goes with the run.
    setMaxListeners(0, this.abandonment.signal);
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

  /** @returns the outcome for one more asker; rejects with the signal's reason as soon as that asker cancels */
  addAsker(signal?: AbortSignal): Promise<Outcome> {
    this.waiting += 1;
    if (signal === undefined) return this.promise;
    const answer = new Promise<Outcome>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        this.waiting -= 1;
        if (this.waiting > 0) return;
        this.onLeft();
        this.abandonment.abort(signal.reason);
      };
      if (signal.aborted) return leave();
      // One request asks about hundreds of subjects, which Node would take for a leak.
      setMaxListeners(0, signal);
      signal.addEventListener('abort', leave, { once: true });
      const stay = () => signal.removeEventListener('abort', leave);
      this.promise.then(resolve, reject).finally(stay);
    });
    answer.catch(() => undefined);
    return answer;
  }

  resolve(outcome: Outcome): void {
    this.onLeft();
    this.settle.resolve(outcome);
  }

  reject(error: unknown): void {
    this.onLeft();
    this.settle.reject(error);
  }
}
