import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';

/**
 * Ends requests whose body does not arrive in time, and lets a client that waits for leave (`Expect: 100-continue`)
 * send it. Uploads have their own rule.
 */
export function bodyDeadline(seconds: number): RequestHandler {
  return (request, response, next) => {
    if (request.headers.expect === '100-continue') response.writeContinue();
    // A request without a body never ends; a subscription by GET lives as long as its client wants.
    if (!hasBody(request.headers)) return next();
    const timer = setTimeout(() => request.destroy(), seconds * 1000).unref();
    request.once('end', () => clearTimeout(timer));
    request.once('close', () => clearTimeout(timer));
    next();
  };
}

/** RFC 9112, section 6.3: the headers say whether a request has a body. */
function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
