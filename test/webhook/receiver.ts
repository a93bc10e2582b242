import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { changePosition } from '../../src/api/change-subscription.ts';

export interface Received {
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Places in the change log of what it tells. */
  readonly positions: readonly number[];
}

export type Answer = (response: ServerResponse, received: Received) => void;

export const accept: Answer = (response) => void response.writeHead(204).end();
export const refuseWith =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end('no');
/** Never answers. */
export const hang: Answer = () => undefined;

/** A real receiver of webhooks on this machine, which answers as it is told to. */
export class Receiver {
  readonly all: Received[] = [];
  /** What it accepted, and so is not to get again. */
  readonly accepted: Received[] = [];
  answer: Answer = accept;
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** At the same address each time. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.take(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Hangs up on everybody. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Places told of, in the order of arrival, of what was accepted. */
  get positions(): number[] {
    return this.accepted.flatMap(({ positions }) => positions);
  }

  /** The same, each message once, as a receiver who heeds its id has them. */
  get distinctPositions(): number[] {
    const seen = new Set<string>();
    return this.accepted.flatMap(({ id, positions }) => {
      if (seen.has(id)) return [];
      seen.add(id);
      return positions;
    });
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    const { data } = JSON.parse(body) as { data: { changes: { cursor: string }[] } };
    const positions = data.changes.map(({ cursor }) => changePosition(cursor));
    const received = { id: String(request.headers['webhook-id']), headers: request.headers, body, positions };
    this.all.push(received);
    response.on('finish', () => {
      if (response.statusCode < 300) this.accepted.push(received);
    });
    this.answer(response, received);
  }
}
