/** Which network addresses a stranger's URL may lead to: public ones only. */
import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Public by its number, and answers inside a cloud only: Azure's metadata and DNS. */
const METADATA = new Set(['168.63.129.16']);
const [GLOBAL_UNICAST, GLOBAL_UNICAST_BITS] = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for ordinary public addresses; false for loopback, private, link-local (and with it most clouds' metadata),
 * carrier-grade NAT, multicast, reserved and documentation ranges, for IPv6 forms that carry an IPv4 address, and for
 * what is no address.
 * @param allowed addresses that are allowed all the same, for tests against a server on this machine
 */
export function isPublicAddress(address: string, allowed: readonly string[] = []): boolean {
  if (allowed.includes(address)) return true;
  if (isIP(address) === 0 || !ipaddr.isValid(address) || METADATA.has(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // Of IPv6 only what is handed out today; this leaves out `::127.0.0.1` and other forms without a range of their own.
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS);
}

/** A name that leads nowhere public. */
export class PrivateAddressError extends Error {
  constructor(
    readonly host: string,
    readonly addresses: readonly string[],
  ) {
    super(`${host} is at ${addresses.join(', ') || 'no address'}, which is not public`);
  }
}

/**
 * A look-up for `net.connect` that answers with public addresses only. As the connection is made to the address that
 * was checked, a name that changes between two look-ups (DNS rebinding) gains nothing.
 */
export function publicLookup(allowed: readonly string[] = []): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return callback(error, []);
      const fit = found.filter(({ address }) => isPublicAddress(address, allowed));
      const first = fit[0];
      if (first === undefined) {
        return callback(
          new PrivateAddressError(
            host,
            found.map(({ address }) => address),
          ),
          [],
        );
      }
      if (options.all === true) callback(null, fit);
      else callback(null, first.address, first.family);
    });
  };
}
