import { Agent, request, type Dispatcher } from 'undici';
import { PrivateAddressError } from '../media/public-address.ts';
import { publicConnector } from '../media/public-connector.ts';
import { retryAfterMs } from './back-off.ts';
import type { Message } from './message.ts';
import { signatureHeaders } from './sign-message.ts';
import type { WebhookSecrets } from './webhook.ts';

export interface SendOutcome {
  readonly delivered: boolean;
  /** Absent where nothing was answered. */
  readonly statusCode: number | null;
  readonly error: string | null;
  /** How long the receiver asks to be left alone; 0 where it does not. */
  readonly retryAfterMs: number;
  /** It answered that it is gone for good. */
  readonly gone: boolean;
}

export interface SenderOptions {
  /** Addresses that may be sent to though they are not public. */
  readonly allowedAddresses: readonly string[];
  /** From the connection to the end of the answer; 15 s unless said. */
  readonly timeoutMs?: number;
}

/** Answers are read no further than this; what they say beside their status is not looked at. */
const longestAnswerBytes = 16 * 1024;

/** Sends messages, each receiver over connections of its own: one that is slow holds up nobody else. */
export class MessageSender {
  private readonly agent: Agent;
  private readonly timeoutMs: number;

  constructor(options: SenderOptions) {
    this.timeoutMs = options.timeoutMs ?? 15_000;
    this.agent = new Agent({ connect: publicConnector(options.allowedAddresses) });
  }

  /** Once. Redirects are not followed. @throws only what `signal` was aborted with */
  async send(
    url: string,
    message: Message,
    { secret, formerSecret }: WebhookSecrets,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const cut = new AbortController();
    const end = (): void => cut.abort();
    const timer = setTimeout(end, this.timeoutMs);
    signal.addEventListener('abort', end, { once: true });
    const signed = { id: message.id, timestampSeconds: Math.floor(Date.now() / 1000), body: message.body };
    try {
      signal.throwIfAborted();
      const response = await request(url, {
        dispatcher: this.agent,
        method: 'POST',
        signal: cut.signal,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'phonograph-webhooks/1',
          ...signatureHeaders(signed, formerSecret === null ? [secret] : [secret, formerSecret]),
        },
        body: message.body,
      });
      // Whatever becomes of the rest, its status is what the receiver said.
      await response.body.dump({ limit: longestAnswerBytes }).catch(() => response.body.destroy());
      return outcomeOf(response);
    } catch (error) {
      signal.throwIfAborted();
      return { ...nothing, error: cut.signal.aborted ? `no answer within ${this.timeoutMs} ms` : reasonOf(error) };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

const nothing = { delivered: false, statusCode: null, error: null, retryAfterMs: 0, gone: false };

function outcomeOf({ statusCode, headers }: Dispatcher.ResponseData): SendOutcome {
  if (statusCode >= 200 && statusCode < 300) return { ...nothing, delivered: true, statusCode };
  const after = headers['retry-after'];
  const redirects = statusCode >= 300 && statusCode < 400;
  return {
    ...nothing,
    statusCode,
    error: `it answered ${statusCode}${redirects ? '; redirects are not followed' : ''}`,
    retryAfterMs: retryAfterMs(typeof after === 'string' ? after : undefined),
    gone: statusCode === 410,
  };
}

const codes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name could not be looked up',
  UND_ERR_CONNECT_TIMEOUT: 'it could not be connected to in time',
  UND_ERR_SOCKET: 'the connection was closed before an answer',
};

function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return 'it leads to an address that is not public';
  const { code = '', message } = error as Error & { code?: string };
  return codes[code] ?? (code === '' ? message : `${code}: ${message}`).slice(0, 200);
}
