import { isIP } from 'node:net';
import { ParameterError } from '../errors.ts';
import { isPublicAddress } from '../media/public-address.ts';

const longestUrl = 2000;

/** An address that nothing will be sent to, now or later. */
export class WebhookUrlError extends ParameterError {
  override readonly code = 'WEBHOOK_URL_REFUSED';
  constructor(readonly reason: string) {
    super(`nothing is sent to that URL: ${reason}`);
  }
}

/**
 * Whether messages may be sent there, as far as its text tells; what a name leads to is checked at each connection.
 * @param allowed addresses of the operator's own that are allowed though they are not public, without TLS as well
 * @returns the URL in its usual form
 * @throws {WebhookUrlError}
 */
export function checkedWebhookUrl(text: string, allowed: readonly string[]): string {
  if (text.length > longestUrl) throw new WebhookUrlError(`it has more than ${longestUrl} characters`);
  if (!URL.canParse(text)) throw new WebhookUrlError('it is not a URL');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new WebhookUrlError('it contains a user name or a password; messages are signed, so that none is needed');
  }
  if (url.hash !== '') throw new WebhookUrlError('what follows the # is never sent; leave it out');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const own = allowed.includes(host) || (host === 'localhost' && allowed.some((address) => loopback.includes(address)));
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:')) {
    throw new WebhookUrlError('it must begin with https://; http is for the addresses of PHONOGRAPH_WEBHOOK_ADDRESSES');
  }
  if (isIP(host) !== 0 && !isPublicAddress(host, allowed)) {
    throw new WebhookUrlError(`${host} is not public, nor one of PHONOGRAPH_WEBHOOK_ADDRESSES`);
  }
  return url.href;
}

const loopback = ['127.0.0.1', '::1'];
