import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { ErrorFormatOptions } from '../api/format-error.ts';
import type { OperationLimits } from '../api/limits.ts';
import type { OperationContext } from '../api/operation-context.ts';
import type { OperationObserver } from '../api/operation-observer.ts';
import type { Audit, Reader } from '../request-context.ts';
import { requestScope } from './request-log.ts';

/** Who sends a request, from its headers. @throws where nobody may come in */
export type Identify = (headers: IncomingHttpHeaders) => Promise<Reader>;

/** What the application makes an operation's context from. */
export interface OperationScope extends OperationContext {
  readonly reader: Reader;
}

/** The audit log of one request. */
export type AuditOf = (reader: Reader, requestId: string) => Audit;

export type MakeContext = (scope: OperationScope) => OperationContext | Promise<OperationContext>;

/** What the three ways of carrying GraphQL have in common. */
export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly limits: OperationLimits;
  readonly production: boolean;
  readonly identify: Identify;
  readonly makeContext: MakeContext;
  readonly errors: ErrorFormatOptions;
  readonly observer: OperationObserver;
  readonly logger: Logger;
}

/** How long a subscription works with the access rights it found, before it looks again. */
const readerRefreshMs = 5000;

/** Contexts for the operations of one request or one subscription, and who sends it. */
export interface RequestContexts {
  readonly make: (signal: AbortSignal) => Promise<OperationContext>;
  readonly reader: () => Promise<Reader>;
}

/**
 * The reader is looked up once, and again for events of a subscription that lives on, so that access taken away ends
 * what it sees.
 * @param headers by which they show who they are, where it is not those of the request alone
 */
export function requestContexts(
  request: IncomingMessage,
  options: GraphqlOptions,
  headers: IncomingHttpHeaders = request.headers,
): RequestContexts {
  const { requestId, logger } = requestScope(request, options.logger);
  let found: Promise<Reader> | undefined;
  let readAtMs = 0;
  async function reader(): Promise<Reader> {
    if (!found || performance.now() - readAtMs > readerRefreshMs) {
      readAtMs = performance.now();
      found = options.identify(headers);
      // A failure must not stick: the next event asks again.
      found.catch(() => (found = undefined));
    }
    return found;
  }
  return {
    make: async (signal) => options.makeContext({ requestId, logger, signal, reader: await reader() }),
    reader,
  };
}
