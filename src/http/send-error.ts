import type { ErrorRequestHandler } from 'express';
import { formatError, type ErrorFormatOptions } from '../api/format-error.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import { PhonographError, UnauthenticatedError } from '../errors.ts';
import { errorsByCode } from '../metrics.ts';
import { HttpError, retryAfterSeconds, statusOf } from './http.errors.ts';

/**
 * The last handler: every error as JSON, `{ "error": { "code", "message", … } }`, and under `/graphql` as that
 * protocol has it, `{ "errors": [ … ] }`.
 */
export function sendError(options: ErrorFormatOptions): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.

  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      options.report(error, 'after the answer had begun');
      response.destroy();
      return;
    }
    const fault = parserFault(error) ?? error;
    const { message, extensions } = formatError(fault, options);
    errorsByCode.inc({ code: String(extensions?.['code']) });
    response.status(fault instanceof PhonographError ? statusOf(fault) : 500);
    if (fault instanceof PhonographError && fault.retryable) response.set('Retry-After', retryAfterSeconds);
    if (fault instanceof UnauthenticatedError)
      response.set('WWW-Authenticate', 'Bearer').clearCookie(sessionCookie, { path: '/' });
    response.set('Cache-Control', 'no-store');
    response.json(
      request.path.startsWith('/graphql')
        ? { errors: [{ message, extensions }] }
        : { error: { ...extensions, message } },
    );
  };
}

/** A body that express's own parser refused. */
class BadBodyError extends HttpError {
  override readonly code = 'BAD_REQUEST';
  constructor(
    message: string,
    override readonly status: number,
  ) {
    super(message);
  }
}

function parserFault(error: unknown): PhonographError | undefined {
  if (!(error instanceof Error) || !('status' in error) || !('type' in error)) return undefined;
  if (error instanceof PhonographError || typeof error.status !== 'number' || error.status >= 500) return undefined;
  return new BadBodyError(bodyFaults[String(error.type)] ?? 'the request body cannot be read', error.status);
}

const bodyFaults: Record<string, string> = {
  'entity.parse.failed': 'the request body is not JSON',
  'entity.too.large': 'the request body is too large; send less at once',
  'encoding.unsupported': 'the request body has a Content-Encoding that is not supported',
  'charset.unsupported': 'the request body has a charset that is not supported; send UTF-8',
};
