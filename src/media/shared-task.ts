import { abortable } from './abortable.ts';

/** Work that several wait for. It is given up when the last of them has stopped waiting, and not before. */
export class SharedTask<T> {
  private readonly controller = new AbortController();
  private readonly result: Promise<T>;
  private waiting = 0;
  private isSettled = false;

  /** @param work started at once; told by its signal when nobody waits any longer */
  constructor(work: (givenUp: AbortSignal) => Promise<T>) {
    this.result = work(this.controller.signal).finally(() => {
      this.isSettled = true;
    });
    this.result.catch(() => {}); // told to those who wait
  }

  /** A task given up cannot be waited for any more. */
  get isGivenUp(): boolean {
    return this.controller.signal.aborted;
  }

  async wait(signal?: AbortSignal): Promise<T> {
    this.waiting++;
    try {
      return await abortable(this.result, signal);
    } finally {
      if (--this.waiting === 0 && !this.isSettled) this.controller.abort();
    }
  }
}
