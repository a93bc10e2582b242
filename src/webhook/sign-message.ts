import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';
const keyBytes = 32;

/** 256 bits of chance, as Standard Webhooks write them: `whsec_` and base64. */
export function newSecret(): string {
  return prefix + randomBytes(keyBytes).toString('base64');
}

export interface SignedMessage {
  /** Without a full stop, which parts what is signed. */
  readonly id: string;
  /** Of this try, in whole seconds since 1970. */
  readonly timestampSeconds: number;
  /** Exactly as it is sent. */
  readonly body: string;
}

/**
 * The headers of Standard Webhooks 1.0.0 (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body` by each secret, so
 * that a receiver may hold the former or the present one.
 * @param secrets one at least, as `newSecret` makes them
 */
export function signatureHeaders(
  { id, timestampSeconds, body }: SignedMessage,
  secrets: readonly string[],
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signatures.join(' '),
  };
}
