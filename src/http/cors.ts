import type { RequestHandler } from 'express';

/** Lets pages of the origins listed read answers; with none listed it does nothing. */
export function cors(allowedOrigins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (allowedOrigins.length === 0) return next();
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowedOrigins.includes(origin)) return next();
    response.set('Access-Control-Allow-Origin', origin);
    response.set('Access-Control-Expose-Headers', 'X-Request-Id, Accept-Ranges, Content-Range, ETag');
    if (request.method !== 'OPTIONS') return next();
    response.set({
      'Access-Control-Allow-Methods': 'GET, HEAD, POST',
      'Access-Control-Allow-Headers':
        'Authorization, Content-Type, Range, X-Filename, X-Request-Id, Apollo-Require-Preflight',
      'Access-Control-Max-Age': '600',
    });
    response.status(204).end();
  };
}
