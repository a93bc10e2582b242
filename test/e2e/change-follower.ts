import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { changePosition } from '../../src/api/change-subscription.ts';

/**
 * An app that follows changes as the README tells it to: it reads where the log ends, subscribes from there, and when it
 * loses its connection it goes to the next server with the cursor of the last event it got.
 */
export class ChangeFollower {
  readonly positions: number[] = [];
  connections = 0;
  private cursor: string | undefined;
  private stopped = false;
  private hangUp: () => void = () => undefined;
  private over: Promise<void> | undefined;

  /** @param servers URLs, asked for at each connection */
  constructor(
    private readonly servers: () => readonly string[],
    private readonly transport: 'websocket' | 'sse',
    private readonly filter = '',
  ) {}

  /** @param after where to begin; where the log ends unless said */
  async start(after?: string): Promise<void> {
    this.cursor = after ?? (await latestCursor(this.servers()[0]!));
    this.over = this.run();
  }

  /** Loses the connection without a word. */
  cut(): void {
    this.hangUp();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cut();
    await this.over;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const servers = this.servers();
      const url = servers[this.connections++ % servers.length]!;
      const query = `subscription { mappingChanged(after: ${JSON.stringify(this.cursor)} ${this.filter}) { cursor formId } }`;
      await (this.transport === 'sse' ? this.overSse(url, query) : this.overWebSocket(url, query)).catch(
        () => undefined,
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private take({ data }: { data?: unknown }): void {
    const { cursor } = (data as { mappingChanged: { cursor: string } }).mappingChanged;
    this.cursor = cursor;
    this.positions.push(changePosition(cursor));
  }

  private async overWebSocket(url: string, query: string): Promise<void> {
    let socket: WebSocket | undefined;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(...args: ConstructorParameters<typeof WebSocket>) {
          super(...args);
          // eslint-disable-next-line @typescript-eslint/no-this-alias -- the only way to get hold of it
          socket = this;
        }
      },
      retryAttempts: 0,
    });
    this.hangUp = () => socket?.terminate();
    for await (const result of client.iterate({ query })) this.take(result);
  }

  private async overSse(url: string, query: string): Promise<void> {
    const abort = new AbortController();
    this.hangUp = () => abort.abort();
    const response = await fetch(`${url}/graphql/stream?query=${encodeURIComponent(query)}`, {
      headers: { Accept: 'text/event-stream' },
      signal: abort.signal,
    });
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages.filter((each) => each.startsWith('event: next'))) {
        this.take(JSON.parse(message.slice(message.indexOf('data: ') + 6)) as { data?: unknown });
      }
    }
  }
}

export async function latestCursor(url: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: '{ latestCursor }' }),
  });
  return ((await response.json()) as { data: { latestCursor: string } }).data.latestCursor;
}
