/** Fetches a recording from a URL that a stranger gave: public addresses only, of a limited size and time. */
import { type Readable, Transform } from 'node:stream';
import { Agent, request, type Dispatcher } from 'undici';
import { type ErrorCode, ParameterError, UnavailableError } from '../errors.ts';
import { TooManyBytesError } from './media-errors.ts';
import { PrivateAddressError } from './public-address.ts';
import { publicConnector } from './public-connector.ts';
import { suggestedTitle } from './suggested-title.ts';

export interface FetchOptions {
  readonly maxBytes: number;
  /** For the whole transfer; 30 minutes unless said. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Addresses that are allowed though they are not public. For tests; nothing outside the code can set it. */
  readonly allowedAddresses?: readonly string[];
}

export interface FetchedUrl {
  /** Fails with `TooManyBytesError` or `UrlUnavailableError` midway; destroying it ends the transfer. */
  readonly stream: Readable;
  readonly suggestedTitle: string;
}

/** It will not be fetched, now or later. */
export class UrlRefusedError extends ParameterError {
  override readonly code: ErrorCode = 'URL_REFUSED';
  constructor(
    readonly url: string,
    readonly reason: string,
    options?: { cause?: unknown },
  ) {
    super(`${url} is not fetched: ${reason}`, options);
  }
}

/** It could not be fetched this time. */
export class UrlUnavailableError extends UnavailableError {
  override readonly code: ErrorCode = 'URL_UNAVAILABLE';
  constructor(
    readonly url: string,
    readonly reason: string,
    options?: { cause?: unknown },
  ) {
    super(`${url} could not be fetched: ${reason}; try again later`, options);
  }
}

const MAX_REDIRECTS = 5;
/** Without a byte. */
const STALL_MS = 30_000;
const DEFAULT_TIMEOUT_MS = 30 * 60_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Each hop of a redirect is checked like the first. Addresses are checked as the connection is made.
 * @throws {UrlRefusedError} not http or https, with credentials, a private address, too many redirects, a 4xx answer
 * @throws {UrlUnavailableError} no connection, a 5xx answer, too slow
 * @throws {TooManyBytesError} when the server says so beforehand; otherwise the stream fails with it
 */
export async function fetchUrl(url: string, options: FetchOptions): Promise<FetchedUrl> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const agent = new Agent({
    connect: publicConnector(options.allowedAddresses ?? []),
    headersTimeout: STALL_MS,
    bodyTimeout: STALL_MS,
    pipelining: 0,
  });
  const close = (): void => void agent.destroy().catch(() => {});
  try {
    const { response, target } = await follow(checkedUrl(url), agent, signal);
    const stream = limited(response, target, options.maxBytes, close, options.signal);
    return { stream, suggestedTitle: suggestedTitle(target, response.headers['content-disposition']) };
  } catch (error) {
    close();
    throw translate(error, url, options.signal);
  }
}

async function follow(
  first: URL,
  agent: Agent,
  signal: AbortSignal,
): Promise<{ response: Dispatcher.ResponseData; target: URL }> {
  let target = first;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const response = await request(target, {
      dispatcher: agent,
      signal,
      headers: { accept: 'audio/*, video/*, application/octet-stream;q=0.9, */*;q=0.5', 'accept-encoding': 'identity' },
    });
    const { statusCode, headers } = response;
    if (statusCode === 200 || statusCode === 203) {
      const encoding = headers['content-encoding'] ?? 'identity';
      if (encoding === 'identity') return { response, target };
      abandon(response);
      throw new UrlRefusedError(shown(target), 'the server compressed it though it was asked not to');
    }
    abandon(response);
    const { location } = headers;
    if (REDIRECTS.has(statusCode) && typeof location === 'string' && URL.canParse(location, target.href)) {
      target = checkedUrl(new URL(location, target).href);
      continue;
    }
    const reason = `the server answered ${statusCode}`;
    const mayChange = statusCode >= 500 || statusCode === 408 || statusCode === 425 || statusCode === 429;
    throw mayChange ? new UrlUnavailableError(shown(target), reason) : new UrlRefusedError(shown(target), reason);
  }
  throw new UrlRefusedError(shown(first), `it redirects more than ${MAX_REDIRECTS} times`);
}

/** Its body is not wanted; that it then complains of being ended early is no news. */
function abandon(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {}).destroy();
}

function checkedUrl(text: string): URL {
  if (!URL.canParse(text)) throw new UrlRefusedError(text.slice(0, 200), 'it is not a URL');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UrlRefusedError(shown(url), 'only http and https are fetched');
  }
  if (url.username !== '' || url.password !== '') {
    throw new UrlRefusedError(shown(url), 'it contains a user name or a password; upload the file instead');
  }
  url.hash = '';
  return url;
}

/** Without its query and credentials, which may be secrets and messages are logged. */
function shown(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

function limited(
  response: Dispatcher.ResponseData,
  target: URL,
  maxBytes: number,
  close: () => void,
  signal: AbortSignal | undefined,
): Readable {
  const tooMany = (): Error => new TooManyBytesError(shown(target), maxBytes);
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    abandon(response);
    throw tooMany();
  }
  let received = 0;
  const meter = new Transform({
    transform(piece: Buffer, _encoding, callback) {
      received += piece.length;
      callback(received > maxBytes ? tooMany() : null, piece);
    },
    destroy(error, callback) {
      abandon(response);
      close();
      callback(error);
    },
  });
  response.body.on('error', (error) => meter.destroy(translate(error, shown(target), signal) as Error));
  return response.body.pipe(meter);
}

function translate(error: unknown, url: string, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof ParameterError || error instanceof UnavailableError) return error;
  const safe = URL.canParse(url) ? shown(new URL(url)) : url.slice(0, 200);
  if (error instanceof PrivateAddressError) {
    const reason = 'it leads to an address that is not public; upload the file instead';
    return new UrlRefusedError(safe, reason, { cause: error });
  }
  const { name, message } = error as Error;
  return new UrlUnavailableError(safe, name === 'TimeoutError' ? 'it took too long' : message, { cause: error });
}
