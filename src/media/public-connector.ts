import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress, PrivateAddressError, publicLookup } from './public-address.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Connects an undici agent to public addresses only. Names go through the look-up; numbers skip it, so they are checked
 * here, and what was reached once more after.
 * @param allowed addresses that are allowed though they are not public
 */
export function publicConnector(allowed: readonly string[]): buildConnector.connector {
  const connect = buildConnector({ lookup: publicLookup(allowed), timeout: CONNECT_TIMEOUT_MS });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !isPublicAddress(host, allowed)) {
      return callback(new PrivateAddressError(host, [host]), null);
    }
    connect({ ...target, hostname: host }, (...result) => {
      const [error, socket] = result;
      if (error !== null) return callback(error, null);
      const reached = socket.remoteAddress;
      if (reached !== undefined && isPublicAddress(reached, allowed)) return callback(null, socket);
      socket.destroy();
      callback(new PrivateAddressError(host, reached === undefined ? [] : [reached]), null);
    });
  };
}
