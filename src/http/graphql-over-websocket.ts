import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { TooManyError } from '../api/api.errors.ts';
import { formatError } from '../api/format-error.ts';
import { UnauthenticatedError } from '../errors.ts';
import { OperationRefused, OperationRunner } from '../api/operation-runner.ts';
import type { GraphqlOptions } from './graphql-scope.ts';
import { WebSocketSink } from './websocket-sink.ts';
import { StreamedOperation } from './streamed-operation.ts';

export interface WebSocketOptions extends GraphqlOptions {
  readonly path: string;
  /** Throws where the request may not come in: another host's name, another site's page. */
  readonly guard: (request: IncomingMessage) => void;
  readonly maxConnections: number;
  readonly maxMessageBytes?: number;
}

/**
 * GraphQL over WebSocket by the `graphql-transport-ws` protocol. An event is worked out only when the one before it is
 * handed to the network, so a slow reader holds its own subscription back and nothing else.
 * @returns how to end all connections
 */
export function graphqlOverWebSocket(server: Server, options: WebSocketOptions): () => Promise<void> {
  const { maxConnections, maxMessageBytes = 1024 * 1024, limits } = options;
  const runner = new OperationRunner(options);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const operations = new WeakMap<object, Map<string, StreamedOperation>>();
  const closings = new WeakMap<WebSocket, AbortSignal>();
  const wires = new WeakMap<WebSocket, Duplex>();

  function closing(socket: WebSocket): AbortSignal {
    const controller = new AbortController();
    const signal = closings.get(socket) ?? controller.signal;
    if (signal === controller.signal) socket.once('close', () => controller.abort());
    closings.set(socket, signal);
    return signal;
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request, options, sockets.clients.size >= maxConnections);
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      wires.set(webSocket, socket);
      webSocket.on('error', (error) => options.logger.debug({ error: error.message }, 'websocket'));
      sockets.emit('connection', webSocket, request);
    });
  });

  const running = useServer(
    {
      onConnect: async (connection) => {
        const { request, socket } = connection.extra;
        try {
          await options.identify(headersOf(request, connection.connectionParams));
          return true;
        } catch (error) {
          if (!(error instanceof UnauthenticatedError)) throw error;
          socket.close(4401, 'Unauthorized');
          return false;
        }
      },
      onSubscribe: (connection, id, payload) => {
        const open = Object.keys(connection.subscriptions).length;
        if (open > limits.maxSubscriptions) {
          const error = new TooManyError('operations at once over one connection', limits.maxSubscriptions);
          return [new GraphQLError(error.message, { originalError: error })];
        }
        try {
          const { request, socket } = connection.extra;
          const clientGone = closing(socket);
          const operation = StreamedOperation.prepare(payload, {
            runner,
            request,
            headers: headersOf(request, connection.connectionParams),
            transport: 'websocket',
            options,
            clientGone,
            sink: new WebSocketSink(socket, wires.get(socket)!, id),
          });
          const ofConnection = operations.get(connection) ?? new Map<string, StreamedOperation>();
          operations.set(connection, ofConnection.set(id, operation));
          return operation.executionArgs();
        } catch (error) {
          if (error instanceof OperationRefused) return error.errors;
          throw error;
        }
      },
      execute: (args) => StreamedOperation.of(args).execute(),
      subscribe: (args) => StreamedOperation.of(args).subscribe(),
      onNext: (_connection, _id, _payload, args, result) => StreamedOperation.of(args).format(result),
      onError: (_connection, _id, _payload, errors) => errors.map((error) => formatError(error, options.errors)),
      onComplete: (connection, id) => {
        const ofConnection = operations.get(connection);
        ofConnection?.get(id)?.finish();
        ofConnection?.delete(id);
      },
      isProd: true, // whatever goes wrong inside, its text is not for the close reason
    },
    sockets,
  );
  return async () => {
    const closed = running.dispose();
    const timer = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), 1000);
    await closed;
    clearTimeout(timer);
  };
}

/** Browsers can give a WebSocket no headers: what shows who they are may be in its first message too. */
function headersOf(
  request: IncomingMessage,
  params: Readonly<Record<string, unknown>> | undefined,
): IncomingHttpHeaders {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  return typeof given === 'string' ? { ...request.headers, authorization: given } : request.headers;
}

function refusalOf(request: IncomingMessage, options: WebSocketOptions, full: boolean): string | undefined {
  if ((request.url ?? '').split('?')[0] !== options.path) return '404 Not Found';
  if (full) return '503 Service Unavailable';
  try {
    options.guard(request);
    return undefined;
  } catch {
    return '403 Forbidden';
  }
}
