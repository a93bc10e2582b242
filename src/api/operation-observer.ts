export type Transport = 'http' | 'websocket' | 'sse';

/** What logs and metrics hear of one operation; never its text or variables. */
export interface FinishedOperation {
  readonly transport: Transport;
  /** `invalid` where it did not get as far as being one of the others. */
  readonly type: 'query' | 'mutation' | 'subscription' | 'invalid';
  readonly name: string | null;
  readonly requestId: string;
  readonly durationMs: number;
  /** The codes of all errors in its answers; empty is success. */
  readonly errorCodes: readonly string[];
}

export interface OperationObserver {
  finished(operation: FinishedOperation): void;
  /** +1 when a subscription begins, -1 when it ends. */
  subscriptions(change: 1 | -1): void;
}
