import { buildSchema, subscribe } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { resumed } from '../../../src/workbench/api/resumed.ts';

const schema = buildSchema(`
  type Query { none: Int }
  type Event { cursor: String! }
  type Subscription { changed(after: String): Event!  ticked: Int! }
`);
const query = 'subscription Changed($after: String) { changed(after: $after) { cursor } }';
const last = 6;

describe('a subscription that resumes', () => {
  let server: WebSocketServer;
  let client: Client;
  let asked: unknown[];

  beforeEach(async () => {
    asked = [];
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    const breakAll = () => {
      for (const socket of server.clients) socket.close(1012);
    };
    // Two events, and the connection is gone.
    async function* changed({ after }: { readonly after?: string }) {
      asked.push(after);
      const from = Number(after ?? 0);
      for (const cursor of [from + 1, from + 2]) yield { changed: { cursor: String(cursor) } };
      if (from + 2 < last) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        breakAll();
      }
    }
    async function* ticked() {
      yield { ticked: 1 };
    }
    useServer({ schema, roots: { subscription: { changed, ticked } }, subscribe }, server);
    await once(server, 'listening');
    client = createClient({
      url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      webSocketImpl: WebSocket,
      retryWait: () => Promise.resolve(),
      shouldRetry: () => true,
    });
  });

  afterEach(async () => {
    await client.dispose();
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });

  const all = async (query: string, variables: Record<string, unknown>): Promise<unknown[]> => {
    const events: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      resumed(
        client,
        { query, variables },
        {
          next: ({ data }) => events.push(data),
          error: reject,
          complete: resolve,
        },
      );
    });
    return events;
  };

  it('goes on behind the last event that came, as often as the connection breaks', async () => {
    const variables = { after: '0' };
    const events = (await all(query, variables)) as { changed: { cursor: string } }[];
    expect(events.map(({ changed }) => changed.cursor)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(asked).toEqual(['0', '2', '4']);
    expect(variables).toEqual({ after: '0' });
  });

  it('gives on what has no cursor', async () => {
    expect(await all('subscription { ticked }', {})).toEqual([{ ticked: 1 }]);
  });
});
