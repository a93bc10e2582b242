import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PortInUseError } from '../../src/http/http.errors.ts';
import { hostGuard } from '../../src/http/host-guard.ts';
import type { ReadinessFault } from '../../src/http/status-routes.ts';
import { raw, startTestServer, until, type TestServer } from './test-server.ts';

const faults: ReadinessFault[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ readiness: async () => faults });
});

afterAll(() => server.stop(100));

test('says that it is alive', async () => {
  const response = await fetch(`${server.url}/health`);
  expect(await response.json()).toMatchObject({ status: 'alive' });
});

test('says whether it can work, and else why not', async () => {
  expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  faults.push({ part: 'store', reason: 'does not answer' });
  const response = await fetch(`${server.url}/ready`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not ready', faults });
  faults.length = 0;
});

test('counts operations and errors for Prometheus', async () => {
  await server.graphql('{ word(id: "none") { id } }');
  const response = await fetch(`${server.url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  expect(text).toMatch(/phonograph_graphql_operation_seconds_count\{transport="http",type="query"\} [1-9]/);
  expect(text).toMatch(/phonograph_errors_total\{code="NOT_FOUND"\} [1-9]/);
  expect(text).toContain('phonograph_active_subscriptions');
  expect(text).toContain('phonograph_process_resident_memory_bytes');
});

test('answers JSON and headers that keep browsers careful where there is nothing', async () => {
  const response = await fetch(`${server.url}/nothing`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND', message: 'no page with id "/nothing"' } });
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('x-powered-by')).toBeNull();
});

describe('the name it is called by', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])('%j is refused', async (host) => {
    const answer = await raw(`${server.url}/`, { headers: { host } });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ error: { code: 'FORBIDDEN_HOST' } });
  });

  test.each(['localhost', '127.0.0.1:4000', '[::1]:4000', 'LOCALHOST:80'])('%j passes', async (host) => {
    expect((await raw(`${server.url}/metrics`, { headers: { host } })).status).toBe(200);
  });

  test('does not matter to a probe of its health', async () => {
    expect((await raw(`${server.url}/health`, { headers: { host: '10.0.0.7:4000' } })).status).toBe(200);
    expect((await raw(`${server.url}/metrics`, { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  test('may be one that was configured, or any address where it listens on all', () => {
    expect(() => hostGuard('127.0.0.1', ['lab.example'])('lab.example:4000')).not.toThrow();
    expect(() => hostGuard('127.0.0.1', ['*'])('anything.example')).not.toThrow();
    expect(() => hostGuard('127.0.0.1', [])('192.168.1.5')).toThrow();
    expect(() => hostGuard('0.0.0.0', [])('192.168.1.5:4000')).not.toThrow();
    expect(() => hostGuard('127.0.0.1', [])(undefined)).toThrow();
    expect(() => hostGuard('0.0.0.0', [])('evil.example')).toThrow(/PHONOGRAPH_ALLOWED_HOSTS/);
  });
});

test('a port in use is a clear error', async () => {
  const error = await startTestServer({ config: { port: server.port } }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PortInUseError);
  expect((error as Error).message).toContain(`port ${server.port} on 127.0.0.1 is in use`);
});

test('stops once, lets a running query end, and takes nothing new', async () => {
  let begun = false;
  const stopping = await startTestServer({
    limits: { timeoutMs: 300 },
    makeContext: (scope) => {
      begun = true;
      return scope;
    },
  });
  const running = stopping.graphql('{ forever }');
  await until('it runs', () => begun);
  const stopped = Promise.all([stopping.stop(), stopping.stop()]);
  expect((await running).errors[0]?.extensions['code']).toBe('QUERY_TIMEOUT');
  await stopped;
  await expect(fetch(`${stopping.url}/health`)).rejects.toThrow();
});
