import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '../errors.ts';
import { ExpiredCursorError, latestPosition, readChanges, type Change } from './change-log.ts';
import type { Graph } from './graph.ts';

export interface ChangeFeedOptions {
  /** How often the log is looked at while somebody listens, 250 ms unless said; local commits `poke` it at once. */
  readonly pollMs?: number;
  /** How many of the latest changes are kept in memory for listeners, 2000 unless said. */
  readonly keep?: number;
}

export interface TailOptions {
  /** Start after this position; after the latest unless said. */
  readonly after?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const pageSize = 1000;
/** How long to leave a store alone that does not answer. */
const outageMs = 1000;
/** After this long without listeners it is quicker to begin again at the latest change than to read all since. */
const staleMs = 10_000;

/**
 * The change log as this process hears it: one loop polls for all listeners, and only while there are any.
 *
 * A listener is only a position. It takes what follows from the few latest changes in memory, or from the store when it
 * is further behind; so a slow one costs no memory and misses nothing.
 */
export class ChangeFeed {
  private readonly pollMs: number;
  private readonly keep: number;
  /** Without gaps; the last has position `head`. */
  private recent: Change[] = [];
  private head: number | undefined;
  private readonly waiters = new Set<() => void>();
  private polling = false;
  private lookedAtMs = 0;
  private closed = false;
  private wake: (() => void) | undefined;
  private poked = false;

  constructor(
    private readonly graph: Graph,
    options: ChangeFeedOptions = {},
  ) {
    this.pollMs = options.pollMs ?? 250;
    this.keep = options.keep ?? 2000;
  }

  /**
   * Every change after a position, for as long as the caller iterates.
   * @throws {ExpiredCursorError} the position is older than what is kept
   */
  async *tail({ after, signal }: TailOptions = {}): AsyncGenerator<Change, void, undefined> {
    let position = after ?? (await latestPosition(this.graph));
    while (!this.closed && !signal?.aborted) {
      for (const change of await this.next(position, signal)) {
        if (signal?.aborted) return;
        yield change;
        position = change.position;
      }
    }
  }

  /**
   * What follows a position: at once where there is something, otherwise as soon as there may be.
   * @returns in order, without gaps; sometimes nothing
   * @throws {ExpiredCursorError} the position is older than what is kept
   */
  async next(position: number, signal: AbortSignal | undefined): Promise<readonly Change[]> {
    const changes = this.remembered(position) ?? (await this.fromStore(position, signal));
    if (changes.length === 0) await this.wait(signal, position);
    return changes;
  }

  /** The position of the latest change; where the log is known to reach `known`, where it is known to reach. */
  async latest(known = Number.POSITIVE_INFINITY): Promise<number> {
    if (this.polling && this.head !== undefined && this.head >= known) return this.head;
    return await latestPosition(this.graph);
  }

  /** Resolves at the next change of the log, or after `atMostMs`. */
  async nextChange(atMostMs: number): Promise<void> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), atMostMs);
    await this.wait(timeout.signal, this.head);
    clearTimeout(timer);
  }

  /** Looks at the log now: something was committed here. */
  poke(): void {
    this.poked = true;
    this.wake?.();
  }

  /** Ends all listeners. */
  close(): void {
    this.closed = true;
    this.wakeAll();
    this.wake?.();
  }

  private remembered(position: number): Change[] | undefined {
    if (this.head === undefined || position > this.head) return undefined;
    const known = this.head - position;
    return known <= this.recent.length ? this.recent.slice(this.recent.length - known) : undefined;
  }

  private async fromStore(position: number, signal: AbortSignal | undefined): Promise<Change[]> {
    try {
      return await readChanges(this.graph, { after: position, limit: pageSize });
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      await sleep(outageMs, undefined, { signal }).catch(() => undefined);
      return [];
    }
  }

  /** Resolves when the head has gone past `position`, and perhaps for no reason. */
  private wait(signal: AbortSignal | undefined, position: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const behind = position !== undefined && this.head !== undefined && this.head > position;
      if (this.closed || signal?.aborted || behind) return resolve();
      const done = (): void => {
        this.waiters.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      this.waiters.add(done);
      signal?.addEventListener('abort', done, { once: true });
      void this.poll();
    });
  }

  private async poll(): Promise<void> {
    if (this.polling) return;
    this.polling = true;
    if (performance.now() - this.lookedAtMs > staleMs) this.forget();
    try {
      while (this.waiters.size > 0 && !this.closed) {
        this.poked = false;
        const pauseMs = await this.look();
        if (this.waiters.size > 0 && !this.poked) await this.pause(pauseMs);
      }
    } finally {
      this.polling = false;
    }
  }

  /** @returns how long to pause */
  private async look(): Promise<number> {
    try {
      this.lookedAtMs = performance.now();
      if (this.head === undefined) {
        this.head = await latestPosition(this.graph);
        this.wakeAll(); // those behind it read for themselves
        return 0;
      }
      const changes = await readChanges(this.graph, { after: this.head, limit: pageSize });
      if (changes.length > 0) {
        this.recent = [...this.recent, ...changes].slice(-this.keep);
        this.head = changes.at(-1)!.position;
        this.wakeAll();
      }
      return changes.length < pageSize ? this.pollMs : 0;
    } catch (error) {
      // Each listener reads its own position next, and is told what is wrong with it.
      this.forget();
      if (error instanceof ExpiredCursorError) return 0;
      if (!(error instanceof UnavailableError)) this.wakeAll();
      return Math.max(this.pollMs, outageMs);
    }
  }

  private forget(): void {
    this.head = undefined;
    this.recent = [];
  }

  private wakeAll(): void {
    for (const waiter of [...this.waiters]) waiter();
  }

  private async pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
