import { describe, expect, it } from 'vitest';
import { checkedWebhookUrl, WebhookUrlError } from '../../src/webhook/webhook-url.ts';

describe('the URL of a webhook', () => {
  it('is https and public', () => {
    expect(checkedWebhookUrl('https://example.org/hook?for=me', [])).toBe('https://example.org/hook?for=me');
    expect(checkedWebhookUrl('HTTPS://Example.org', [])).toBe('https://example.org/');
  });

  it.each([
    ['hook', 'not a URL'],
    ['http://example.org/', 'https'],
    ['ftp://example.org/', 'https'],
    ['javascript:alert(1)', 'https'],
    ['https://me:secret@example.org/', 'password'],
    ['https://example.org/#part', '#'],
    ['https://127.0.0.1/', 'not public'],
    ['https://2130706433/', 'not public'],
    ['https://0x7f.1/', 'not public'],
    ['https://10.1.2.3/', 'not public'],
    ['https://169.254.169.254/latest/meta-data/', 'not public'],
    ['https://[::1]/', 'not public'],
    ['https://[::ffff:127.0.0.1]/', 'not public'],
    ['http://localhost:3000/', 'https'],
    [`https://example.org/${'a'.repeat(2000)}`, 'characters'],
  ])('is not %s', (url, reason) => {
    expect(() => checkedWebhookUrl(url, [])).toThrow(WebhookUrlError);
    expect(() => checkedWebhookUrl(url, [])).toThrow(reason);
  });

  it('may be http at the addresses that the operator allows, and there only', () => {
    const allowed = ['127.0.0.1', '192.168.1.5'];
    expect(checkedWebhookUrl('http://127.0.0.1:3000/hook', allowed)).toBe('http://127.0.0.1:3000/hook');
    expect(checkedWebhookUrl('http://localhost:3000/hook', allowed)).toBe('http://localhost:3000/hook');
    expect(checkedWebhookUrl('https://192.168.1.5/', allowed)).toBe('https://192.168.1.5/');
    expect(() => checkedWebhookUrl('http://192.168.1.6/', allowed)).toThrow(WebhookUrlError);
    expect(() => checkedWebhookUrl('http://example.org/', allowed)).toThrow('https');
    expect(() => checkedWebhookUrl('http://localhost/', ['192.168.1.5'])).toThrow('https');
  });
});
