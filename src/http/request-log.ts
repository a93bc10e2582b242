import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const requests = new WeakMap<IncomingMessage, { readonly requestId: string; readonly logger: Logger }>();

/** The id of a request: the client's own where it is one, so that it can be followed through several services. */
function newRequestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** The id of a request that was seen before, as the log has it. */
export function requestIdOf(request: IncomingMessage): string {
  return requests.get(request)?.requestId ?? newRequestId(request);
}

/** The id and the logger of a request, the same each time it is asked for. */
export function requestScope(
  request: IncomingMessage,
  logger: Logger,
): { readonly requestId: string; readonly logger: Logger } {
  let scope = requests.get(request);
  if (!scope) {
    const requestId = newRequestId(request);
    scope = { requestId, logger: logger.child({ requestId }) };
    requests.set(request, scope);
  }
  return scope;
}

/** One line a request: method, path, status, duration. Never queries, bodies or file names. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const scope = requestScope(request, logger);
    const { path } = request;
    const startMs = performance.now();
    response.set('X-Request-Id', scope.requestId);
    response.once('close', () => {
      scope.logger.info(
        {
          method: request.method,
          path,
          status: response.statusCode,
          durationMs: Math.round(performance.now() - startMs),
          ...(!response.writableFinished && { aborted: true }),
        },
        'request',
      );
    });
    next();
  };
}
