/**
 * One stream of video frames for several readers, each of which gets every frame in order. At most `bufferedFrames` are
 * held; the fastest reader waits for the slowest. Frames are shared: a reader must not write into `rgb` or transfer it.
 */
import { ParameterError } from '../errors.ts';
import { abortable } from './abortable.ts';
import type { VideoFrame } from './media.ts';

export interface FanOutOptions {
  /** Frames that the fastest reader may be ahead of the slowest; 4 unless said. */
  readonly bufferedFrames?: number;
  /**
   * What becomes of a reader who kept the others waiting for `patienceMs`: it reads on from a stream of its own, from
   * the index given. Without it the others wait for ever, and one who reads two shares in turn stands still.
   */
  readonly leaveBehind?: { readonly patienceMs: number; readonly reopen: (index: number) => AsyncIterator<VideoFrame> };
  /** Called once, when the last reader is gone and the source is closed. */
  readonly onIdle?: () => void;
}

export class FrameFanOut {
  private readonly readers = new Set<FrameReader>();
  private readonly bufferedFrames: number;
  private buffer: VideoFrame[] = [];
  /** Frames dropped from the front of the buffer so far. */
  private dropped = 0;
  private ended = false;
  private failure: { readonly error: unknown } | undefined;
  private pulling: Promise<void> | undefined;
  private room: (() => void)[] = [];

  constructor(
    private readonly source: AsyncIterator<VideoFrame>,
    private readonly options: FanOutOptions = {},
  ) {
    this.bufferedFrames = options.bufferedFrames ?? 4;
  }

  /** Whether a new reader would still get the first frame. */
  get isJoinable(): boolean {
    return this.dropped === 0 && !this.ended && this.failure === undefined;
  }

  /** @throws {ParameterError} when it can no longer be joined */
  subscribe(signal?: AbortSignal): AsyncIterableIterator<VideoFrame> {
    if (!this.isJoinable) throw new ParameterError('the first frames are gone; open another stream');
    const reader = new FrameReader(this, signal);
    this.readers.add(reader);
    return reader;
  }

  /** @internal the next frame of a reader that is not left behind; undefined at the end */
  async take(reader: FrameReader): Promise<VideoFrame | undefined> {
    for (;;) {
      const frame = this.buffer[reader.position - this.dropped];
      if (frame !== undefined) {
        reader.position++;
        this.dropWhatAllHave();
        return frame;
      }
      if (this.failure !== undefined) throw this.failure.error;
      if (this.ended) return undefined;
      if (this.buffer.length < this.bufferedFrames) await this.pull();
      else await this.waitForRoom();
    }
  }

  /** @internal */
  leave(reader: FrameReader): void {
    if (!this.readers.delete(reader)) return;
    if (this.readers.size > 0) return this.dropWhatAllHave();
    this.ended = true;
    this.buffer = [];
    this.wakeWaiting();
    this.source.return?.().catch(() => {}); // the readers are gone; nobody is left to tell
    this.options.onIdle?.();
  }

  private pull(): Promise<void> {
    this.pulling ??= this.source
      .next()
      .then(
        ({ done, value }) => {
          if (done) this.ended = true;
          else if (!this.ended) this.buffer.push(value);
        },
        (error: unknown) => {
          this.failure = { error };
        },
      )
      .finally(() => {
        this.pulling = undefined;
      });
    return this.pulling;
  }

  private dropWhatAllHave(): void {
    const slowest = Math.min(...[...this.readers].map((reader) => reader.position));
    const count = Math.min(slowest - this.dropped, this.buffer.length);
    if (count <= 0) return;
    this.buffer.splice(0, count);
    this.dropped += count;
    this.wakeWaiting();
  }

  private wakeWaiting(): void {
    const waiting = this.room;
    this.room = [];
    for (const wake of waiting) wake();
  }

  private async waitForRoom(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const { leaveBehind } = this.options;
    await new Promise<void>((resolve) => {
      this.room.push(resolve);
      if (leaveBehind !== undefined) timer = setTimeout(() => this.leaveSlowestBehind(), leaveBehind.patienceMs);
    });
    clearTimeout(timer);
  }

  private leaveSlowestBehind(): void {
    const next = this.buffer[0];
    const { leaveBehind } = this.options;
    if (next === undefined || leaveBehind === undefined || this.buffer.length < this.bufferedFrames) return;
    for (const reader of [...this.readers]) {
      if (reader.position > this.dropped) continue;
      reader.readAlone(() => leaveBehind.reopen(next.index));
      this.readers.delete(reader);
    }
    this.dropWhatAllHave();
  }
}

/** One reader's share. Leaving its loop, or its signal, frees its place. */
class FrameReader implements AsyncIterableIterator<VideoFrame> {
  position = 0;
  private own: AsyncIterator<VideoFrame> | undefined;
  private openOwn: (() => AsyncIterator<VideoFrame>) | undefined;
  private isDone = false;
  private readonly onAbort = (): void => void this.return();

  constructor(
    private readonly fanOut: FrameFanOut,
    private readonly signal: AbortSignal | undefined,
  ) {
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  readAlone(open: () => AsyncIterator<VideoFrame>): void {
    this.openOwn = open;
  }

  async next(): Promise<IteratorResult<VideoFrame, undefined>> {
    this.signal?.throwIfAborted();
    if (this.isDone) return { done: true, value: undefined };
    try {
      const frame = await abortable(this.nextFrame(), this.signal);
      if (frame !== undefined) return { done: false, value: frame };
    } catch (error) {
      await this.return();
      throw error;
    }
    return this.return();
  }

  return(): Promise<{ done: true; value: undefined }> {
    if (!this.isDone) {
      this.isDone = true;
      this.signal?.removeEventListener('abort', this.onAbort);
      this.fanOut.leave(this);
      this.own?.return?.().catch(() => {});
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async nextFrame(): Promise<VideoFrame | undefined> {
    if (this.openOwn === undefined) return this.fanOut.take(this);
    this.own ??= this.openOwn();
    const next = await this.own.next();
    return next.done ? undefined : next.value;
  }
}

/**
 * Splits a stream into `readers` shares with strict back-pressure: read them at the same time, not one after another.
 * The source is closed when every share has ended or been left.
 */
export function shareFrames(stream: AsyncIterable<VideoFrame>, readers: number): AsyncIterableIterator<VideoFrame>[] {
  const fanOut = new FrameFanOut(stream[Symbol.asyncIterator]());
  return Array.from({ length: readers }, () => fanOut.subscribe());
}
