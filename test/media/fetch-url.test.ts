import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchUrl, type FetchOptions } from '../../src/media/fetch-url.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const HERE: FetchOptions = { maxBytes: 1e6, allowedAddresses: ['127.0.0.1'] };

describe('fetchUrl', () => {
  it('gives the bytes and a title', async () => {
    const origin = await serve((_request, response) => response.end('sound'));
    const { stream, suggestedTitle } = await fetchUrl(`${origin}/a/B%C3%A4r.wav?token=secret#t`, HERE);
    expect((await buffer(stream)).toString()).toBe('sound');
    expect(suggestedTitle).toBe('Bär.wav');
  });

  it('takes the name that the server gives', async () => {
    const origin = await serve((_request, response) => {
      response.setHeader(
        'Content-Disposition',
        `attachment; filename="../x/plain.wav"; filename*=UTF-8''na%C3%AFve.wav`,
      );
      response.end('sound');
    });
    const { stream, suggestedTitle } = await fetchUrl(origin, HERE);
    expect(suggestedTitle).toBe('naïve.wav');
    stream.destroy();
  });

  it('never connects to an address of this machine, by number, by name or in IPv6 dress', async () => {
    let asked = 0;
    const origin = await serve((_request, response) => {
      asked++;
      response.end();
    });
    const { port } = new URL(origin);
    const hosts = [
      '127.0.0.1',
      'localhost',
      '0x7f000001',
      '2130706433',
      '127.1',
      '0.0.0.0',
      '[::1]',
      '[::ffff:127.0.0.1]',
    ];
    for (const host of [...hosts, '[::ffff:7f00:1]', '[::127.0.0.1]', '[::]', '[64:ff9b::7f00:1]']) {
      await expect(fetchUrl(`http://${host}:${port}/`, { maxBytes: 100 }), host).rejects.toMatchObject({
        code: 'URL_REFUSED',
        retryable: false,
      });
    }
    expect(asked).toBe(0);
  });

  it('checks each redirect like the first address', async () => {
    let asked = 0;
    const inner = await serve((_request, response) => {
      asked++;
      response.end('private');
    });
    for (const target of [
      inner.replace('127.0.0.1', 'localhost'),
      'http://169.254.169.254/latest/',
      'file:///etc/passwd',
    ]) {
      const origin = await serve((_request, response) => {
        response.writeHead(302, { location: target }).end();
      });
      // `localhost` may be ::1 as well, which is not on the list.
      const options = target.startsWith('http://localhost') ? { ...HERE, allowedAddresses: ['127.0.0.2'] } : HERE;
      await expect(fetchUrl(origin, options)).rejects.toMatchObject({ code: 'URL_REFUSED' });
    }
    expect(asked).toBe(0);
  });

  it('follows up to five redirects', async () => {
    const origin = await serve((request, response) => {
      const hops = Number(request.url!.slice(1));
      if (hops === 0) response.end('arrived');
      else response.writeHead(307, { location: `/${hops - 1}` }).end();
    });
    const { stream } = await fetchUrl(`${origin}/5`, HERE);
    expect((await buffer(stream)).toString()).toBe('arrived');
    await expect(fetchUrl(`${origin}/6`, HERE)).rejects.toThrow(/redirects more than 5 times/);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/a',
    'data:,x',
    'no url',
    'http://user:xyzzy@example.org/',
    'http://',
  ])('refuses %s', async (url) => {
    const error = await fetchUrl(url, { maxBytes: 1 }).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'URL_REFUSED' });
    expect((error as Error).message).not.toContain('xyzzy');
  });

  it('refuses what the server says is too large, and stops what turns out to be', async () => {
    const declared = await serve((_request, response) => {
      response.setHeader('Content-Length', '5000').write('x');
    });
    await expect(fetchUrl(declared, { ...HERE, maxBytes: 100 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const endless = await serve((_request, response) => {
      const more = (): void => {
        if (response.destroyed) return;
        response.write('x'.repeat(1000));
        setTimeout(more, 1);
      };
      more();
    });
    const { stream } = await fetchUrl(endless, { ...HERE, maxBytes: 10_000 });
    await expect(buffer(stream)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('tells refusals that stay from those that may pass', async () => {
    const status = (code: number): Promise<string> =>
      serve((_request, response) => {
        response.writeHead(code).end();
      });
    await expect(fetchUrl(await status(404), HERE)).rejects.toMatchObject({ code: 'URL_REFUSED' });
    await expect(fetchUrl(await status(503), HERE)).rejects.toMatchObject({ code: 'URL_UNAVAILABLE', retryable: true });
    await expect(fetchUrl('http://127.0.0.1:1/', HERE)).rejects.toMatchObject({
      code: 'URL_UNAVAILABLE',
      retryable: true,
    });
  });

  it('gives up a server that is too slow, and on request', async () => {
    const silent = await serve(() => {});
    await expect(fetchUrl(silent, { ...HERE, timeoutMs: 50 })).rejects.toMatchObject({ code: 'URL_UNAVAILABLE' });
    const controller = new AbortController();
    const fetching = fetchUrl(silent, { ...HERE, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(fetching).rejects.toThrow('enough');
    const half = await serve((_request, response) => {
      response.write('half');
    });
    const { stream } = await fetchUrl(half, { ...HERE, timeoutMs: 100 });
    await expect(buffer(stream)).rejects.toMatchObject({ code: 'URL_UNAVAILABLE' });
  });

  it('calls a broken transfer retryable', async () => {
    const origin = await serve((_request, response) => {
      response.setHeader('Content-Length', '1000').write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const { stream } = await fetchUrl(origin, HERE);
    await expect(buffer(stream)).rejects.toMatchObject({ code: 'URL_UNAVAILABLE', retryable: true });
  });

  it('refuses a body that it would have to unpack', async () => {
    const origin = await serve((_request, response) => {
      response.setHeader('Content-Encoding', 'gzip').end('bomb');
    });
    await expect(fetchUrl(origin, HERE)).rejects.toThrow(/compressed/);
  });
});
