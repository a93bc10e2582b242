import { describe, expect, it } from 'vitest';
import { newSecret, signatureHeaders } from '../../src/webhook/sign-message.ts';
import { verified } from './verify-signature.ts';

/** Signed by the scheme's own JavaScript library, standardwebhooks 1.1.1. */
const message = {
  id: 'msg_loFOjxBNrRLzqYUf',
  timestampSeconds: 1731705121,
  body: '{"event_type":"ping","data":{"success":true}}',
};
// cspell:disable-next-line
const secret = 'whsec_plJ3nmyCDGBKInavdOK15jsl';
const signature = 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=';

describe('signatures', () => {
  it('are those of the reference library', () => {
    expect(signatureHeaders(message, [secret])).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1731705121',
      'webhook-signature': signature,
    });
  });

  it('are made by each secret, and hold for a receiver who has one of them', () => {
    const secrets = [newSecret(), newSecret()];
    const now = { ...message, timestampSeconds: Math.floor(Date.now() / 1000) };
    const headers = signatureHeaders(now, secrets);
    for (const each of secrets) expect(verified(message.body, headers, each)).toEqual(JSON.parse(message.body));
    expect(() => verified(message.body, headers, newSecret())).toThrow('signature');
    expect(() => verified(`${message.body} `, headers, secrets[0]!)).toThrow('signature');
    expect(() => verified(message.body, { ...headers, 'webhook-id': 'msg_other' }, secrets[0]!)).toThrow('signature');
  });

  it('hold for five minutes', () => {
    const headers = signatureHeaders(message, [secret]);
    expect(() => verified(message.body, headers, secret)).toThrow('old');
  });
});

describe('a new secret', () => {
  it('is 256 bits of chance in the form of Standard Webhooks', () => {
    const made = newSecret();
    expect(made).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newSecret()).not.toBe(made);
  });
});
