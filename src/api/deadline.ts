import { ClientGoneError, QueryTimeoutError } from './api.errors.ts';

/** The span of one operation's work. `end` must be called, whatever happened; it is idempotent. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** The client left: abort with ClientGoneError. */
  readonly leave: () => void;
  readonly end: () => void;
}

/** @param timeoutMs absent: no end but the client's leaving */
export function openDeadline(timeoutMs?: number): Deadline {
  const controller = new AbortController();
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => controller.abort(new QueryTimeoutError(timeoutMs)), timeoutMs).unref();
  return {
    signal: controller.signal,
    leave: () => controller.abort(new ClientGoneError()),
    end: () => clearTimeout(timer),
  };
}

const waiting = new WeakMap<AbortSignal, Set<(reason: unknown) => void>>();

/**
 * Rejects with the signal's reason as soon as it aborts, whether or not `work` heeds the signal. One listener a signal,
 * and nothing kept once `work` has settled, so that thousands of fields can wait on one.
 */
export function untilAborted<Value>(work: PromiseLike<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    if (signal.aborted) return reject(asError(signal.reason));
    const rejections = rejectionsOf(signal);
    rejections.add(reject);
    work.then(
      (value) => {
        rejections.delete(reject);
        resolve(value);
      },
      (error: unknown) => {
        rejections.delete(reject);
        reject(asError(error));
      },
    );
  });
}

function rejectionsOf(signal: AbortSignal): Set<(reason: unknown) => void> {
  let rejections = waiting.get(signal);
  if (!rejections) {
    const created = new Set<(reason: unknown) => void>();
    signal.addEventListener('abort', () => created.forEach((reject) => reject(signal.reason)), { once: true });
    waiting.set(signal, created);
    rejections = created;
  }
  return rejections;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
