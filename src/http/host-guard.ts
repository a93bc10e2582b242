import { isIP } from 'node:net';
import { ForbiddenHostError } from './http.errors.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses requests by a name that is not ours. Without it a page could point its own name at 127.0.0.1 and, being then
 * of the same origin, read everything from a server whose local owner needs no login (DNS rebinding).
 * @param boundHost where the server listens; on another than the loopback address, plain addresses pass too, since
 * rebinding needs a name
 * @throws {ForbiddenHostError}
 */
export function hostGuard(
  boundHost: string,
  allowedHosts: readonly string[],
): (hostHeader: string | undefined) => void {
  const names = new Set([...loopbackNames, bracketed(boundHost.toLowerCase()), ...allowedHosts]);
  const addressesPass = !loopbackNames.includes(bracketed(boundHost.toLowerCase()));
  return (hostHeader) => {
    const name = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '');
    if (allowedHosts.includes('*') || names.has(name)) return;
    if (addressesPass && isIP(name.replace(/^\[|\]$/g, '')) !== 0) return;
    throw new ForbiddenHostError(hostHeader ?? '');
  };
}

function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
