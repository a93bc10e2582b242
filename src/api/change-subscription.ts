import { BadCursorError, SlowSubscriberError } from './api.errors.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** An entry of an ordered log of changes. */
export interface PositionedChange {
  /** Where it stands in the log; grows along it. */
  readonly position: number;
}

/** An event as a subscription's resolver gets it, as its root value. */
export interface ChangeEvent<Event> {
  readonly event: Event;
  /** Subscribe with this as `after` to go on behind this event. */
  readonly cursor: string;
}

export interface FollowChangesOptions<Change extends PositionedChange, Event> {
  /**
   * The log behind a position, or from now on where there is none; heeds the signal. An expired position is its error
   * to throw.
   */
  readonly changes: (afterPosition: number | undefined, signal: AbortSignal) => AsyncIterable<Change>;
  /** A cursor that an earlier subscription delivered. */
  readonly after?: string | null | undefined;
  /** What of a change this subscriber gets: undefined where it is not for them, or they may not see it. */
  readonly select: (change: Change) => Event | undefined | Promise<Event | undefined>;
  /** Ends it: the `signal` of the operation's context. */
  readonly signal: AbortSignal;
  /** Events that wait for a slow reader; the log is not read further meanwhile. */
  readonly maxBuffered?: number;
  /** A reader that has not taken anything from a full buffer for so long is told to come back. */
  readonly maxStallMs?: number;
}

const order = 'changes';

/** @throws {BadCursorError} not a cursor of the change log */
export function changePosition(cursor: string): number {
  const [position] = decodeCursor(order, cursor, 'after', ['number']);
  if (typeof position !== 'number') throw new BadCursorError('after', 'the cursor holds no position');
  return position;
}

export function changeCursor(position: number): string {
  return encodeCursor(order, [position]);
}

/**
 * The `subscribe` of a type-graphql subscription over the change log: events this reader may see, each with the cursor
 * to resume from. Give it in `@Subscription(() => Type, { subscribe: ({ args, context }) => followChanges({ … }) })`.
 * Memory is bounded: behind a slow reader the log is left unread, and after `maxStallMs` the stream ends with
 * SlowSubscriberError, which names the cursor to go on from.
 */
export function followChanges<Change extends PositionedChange, Event>(
  options: FollowChangesOptions<Change, Event>,
): AsyncIterableIterator<ChangeEvent<Event>> {
  const afterPosition = options.after == null ? undefined : changePosition(options.after);
  return new ChangeFollower(options, afterPosition);
}

class ChangeFollower<Change extends PositionedChange, Event> implements AsyncIterableIterator<ChangeEvent<Event>> {
  private readonly buffer: ChangeEvent<Event>[] = [];
  private readonly controller = new AbortController();
  private readonly maxBuffered: number;
  private readonly maxStallMs: number;
  private lastDelivered: string | null;
  private started = false;
  private ended = false;
  private failure: { readonly error: unknown } | undefined;
  /** Wakes a `next` that waits for an event. */
  private readable: (() => void) | undefined;
  /** Wakes the pump when there is room again. */
  private writable: (() => void) | undefined;

  constructor(
    private readonly options: FollowChangesOptions<Change, Event>,
    private readonly afterPosition: number | undefined,
  ) {
    this.maxBuffered = options.maxBuffered ?? 256;
    this.maxStallMs = options.maxStallMs ?? 30_000;
    this.lastDelivered = options.after ?? null;
    if (options.signal.aborted) this.end();
    else options.signal.addEventListener('abort', this.end, { once: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ChangeEvent<Event>>> {
    if (!this.started) {
      this.started = true;
      void this.pump();
    }
    while (this.buffer.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => (this.readable = resolve));
    }
    const event = this.buffer.shift();
    if (event) {
      this.lastDelivered = event.cursor;
      this.writable?.();
      return { done: false, value: event };
    }
    const failure = this.failure;
    this.failure = undefined;
    if (failure) throw failure.error;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<ChangeEvent<Event>>> {
    this.buffer.length = 0;
    this.end();
    return { done: true, value: undefined };
  }

  private readonly end = (): void => {
    this.ended = true;
    this.options.signal.removeEventListener('abort', this.end);
    this.controller.abort();
    this.readable?.();
    this.writable?.();
  };

  private async pump(): Promise<void> {
    try {
      for await (const change of this.options.changes(this.afterPosition, this.controller.signal)) {
        if (this.ended) return;
        const event = await this.options.select(change);
        if (event === undefined) continue;
        await this.room();
        if (this.ended) return;
        this.buffer.push({ event, cursor: changeCursor(change.position) });
        this.readable?.();
      }
    } catch (error) {
      if (!this.ended) this.failure = { error };
    } finally {
      this.end();
    }
  }

  private async room(): Promise<void> {
    while (this.buffer.length >= this.maxBuffered && !this.ended) {
      const before = this.lastDelivered;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.writable = resolve;
        timer = setTimeout(resolve, this.maxStallMs).unref();
      });
      clearTimeout(timer);
      if (this.ended || this.buffer.length < this.maxBuffered || this.lastDelivered !== before) continue;
      this.buffer.length = 0;
      throw new SlowSubscriberError(this.lastDelivered, this.maxBuffered);
    }
  }
}
