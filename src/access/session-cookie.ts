import type { IncomingHttpHeaders } from 'node:http';

export const sessionCookie = 'phonograph_session';

/** A cookie of a request by its name; undefined where there is none, or an empty one. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const place = pair.indexOf('=');
    if (place >= 0 && pair.slice(0, place).trim() === name) return pair.slice(place + 1).trim() || undefined;
  }
  return undefined;
}
