import type { RequestHandler } from 'express';

/**
 * Ends requests whose body does not arrive in time, and lets a client that waits for leave (`Expect: 100-continue`)
 * send it. Uploads have their own rule.
 */
export function bodyDeadline(seconds: number): RequestHandler {
  return (request, response, next) => {
    if (request.headers.expect === '100-continue') response.writeContinue();
    const timer = setTimeout(() => request.destroy(), seconds * 1000).unref();
    request.once('end', () => clearTimeout(timer));
    request.once('close', () => clearTimeout(timer));
    next();
  };
}
