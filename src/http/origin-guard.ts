import type { IncomingHttpHeaders } from 'node:http';
import { CrossSiteError } from './http.errors.ts';

/**
 * Refuses what a page of another origin sends. CORS alone does not: it keeps the answer from the page, not the request
 * from the server, and WebSockets know no CORS at all. Requests from elsewhere than browsers carry neither header.
 * @throws {CrossSiteError}
 */
export function originGuard(allowedOrigins: readonly string[]): (headers: IncomingHttpHeaders) => void {
  return (headers) => {
    const { origin, host } = headers;
    if (origin === undefined) {
      if (headers['sec-fetch-site'] !== 'cross-site' || headers['sec-fetch-mode'] === 'navigate') return;
      throw new CrossSiteError('a page of another site asked for this; open it there, or call the API with CORS');
    }
    if (allowedOrigins.includes(origin)) return;
    if (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()) return;
    throw new CrossSiteError(
      `pages of ${JSON.stringify(origin)} may not call this server; add it to PHONOGRAPH_ALLOWED_ORIGINS`,
    );
  };
}
