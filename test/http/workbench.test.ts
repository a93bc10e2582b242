import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raw, startTestServer, type TestServer } from './test-server.ts';

const page = '<!doctype html><title>Phonograph</title><script type="module" src="/assets/main-1a.js"></script>';
const script = `console.log(${JSON.stringify('heard '.repeat(500))});`;

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonograph-page-'));
  await mkdir(join(folder, 'built', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'beside it');
  await writeFile(join(folder, 'built', 'index.html'), page);
  await writeFile(join(folder, 'built', '.sources'), 'a hash');
  await writeFile(join(folder, 'built', 'assets', 'main-1a.js'), script);
  server = await startTestServer({ pageFolder: join(folder, 'built') });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test.each(['/', '/recordings/recording_1?t=3.5', '/lexicon/l1/forms/f1'])('%s is the page', async (address) => {
  const response = await fetch(`${server.url}${address}`, { headers: html });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(page);
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('a program that asks where nothing is gets JSON, not the page', async () => {
  const response = await fetch(`${server.url}/nothing`, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('built files are kept by browsers for good, and sent compressed to who takes them so', async () => {
  const address = `${server.url}/assets/main-1a.js`;
  const plain = await raw(address, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  });
  expect(plain.body.toString()).toBe(script);
  const br = await raw(address, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect(br.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(br.body).toString()).toBe(script);
  const zipped = await raw(address, { headers: { 'accept-encoding': 'gzip' } });
  expect(gunzipSync(zipped.body).toString()).toBe(script);
  const known = await raw(address, { headers: { 'if-none-match': plain.headers.etag } });
  expect(known.status).toBe(304);
  expect((await raw(address, { method: 'HEAD' })).body).toHaveLength(0);
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2F..%2F.sources', '/.sources', '/assets/none.js'])(
  'no address leads to what is not of the page: %s',
  async (address) => {
    const answer = await raw(`${server.url}${address}`, { headers: { accept: '*/*' } });
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('beside it');
  },
);

test('where it was not built, it says how', async () => {
  const unbuilt = await startTestServer({ pageFolder: join(folder, 'nowhere') });
  const answer = await raw(`${unbuilt.url}/`, { headers: html });
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body.toString())).toMatchObject({
    error: { code: 'UNAVAILABLE', message: 'the page is not built; run: npm run build' },
  });
  await unbuilt.stop();
});
