import type { Logger } from 'pino';

/** What this folder needs of a GraphQL context; the application's own context adds its parts. */
export interface OperationContext {
  /** Also in the answer's `X-Request-Id` and in every log line of the request. */
  readonly requestId: string;
  /** Aborts when the client is gone or the time is up; `reason` is then the error to throw. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}
