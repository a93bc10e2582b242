import type { Request, RequestHandler, Response } from 'express';
import type { ExecutionResult } from 'graphql';
import { createHandler } from 'graphql-sse';
import { TooManyError } from '../api/api.errors.ts';
import { formatError } from '../api/format-error.ts';
import { OperationRefused, OperationRunner } from '../api/operation-runner.ts';
import type { GraphqlOptions } from './graphql-scope.ts';
import { SseFlow } from './sse-flow.ts';
import { SseSink } from './sse-sink.ts';
import { StreamedOperation } from './streamed-operation.ts';

export interface SseOptions extends GraphqlOptions {
  readonly maxConnections: number;
}

export interface GraphqlOverSse {
  readonly handler: RequestHandler;
  stop(): void;
}

interface Stream {
  readonly flow: SseFlow;
  readonly clientGone: AbortSignal;
  readonly sink: SseSink;
  operation?: StreamedOperation;
}

/** No byte taken for so long, and a stream is ended. */
const longestWriteMs = 60_000;

type SseContext = { streamed: StreamedOperation };

/**
 * GraphQL over server-sent events, each operation over a connection of its own ("distinct connections mode" of the
 * protocol): no state between requests that a client could leave behind.
 */
export function graphqlOverSse(options: SseOptions): GraphqlOverSse {
  const { maxConnections } = options;
  const runner = new OperationRunner(options);
  const open = new Set<Response>();
  let stopping = false;

  const handle = createHandler<Request, Stream, SseContext>({
    authenticate: () => null,
    onSubscribe: (request, params) => {
      try {
        const { clientGone, sink } = request.context;
        const carrier = { runner, request: request.raw, transport: 'sse', options, clientGone, sink } as const;
        request.context.operation = StreamedOperation.prepare(params, carrier);
        return request.context.operation.executionArgs();
      } catch (error) {
        if (!(error instanceof OperationRefused)) throw error;
        const errors = error.errors.map((each) => formatError(each, options.errors));
        return single({ errors } as never);
      }
    },
    validate: () => [], // `prepare` did
    execute: (args) => args.contextValue.streamed.execute(),
    subscribe: (args) => args.contextValue.streamed.subscribe(),
    onNext: async (_context, request, result) => {
      const formatted = request.context.operation?.format(result) ?? result;
      await request.context.flow.turn();
      return formatted as ExecutionResult;
    },
    onComplete: (_context, request) => request.context.operation?.finish(),
  });

  const handler: RequestHandler = async (request, response) => {
    if (stopping || open.size >= maxConnections) throw new TooManyError('event streams at once', maxConnections);
    // Who may not come in is told so by the status, before the stream begins.
    await options.identify(request.headers);
    open.add(response);
    const gone = new AbortController();
    const flow = new SseFlow();
    response.once('close', () => {
      open.delete(response);
      flow.close();
      gone.abort();
    });
    const [body, init] = await handle({
      method: request.method,
      url: request.originalUrl,
      headers: { get: (name) => headerOf(request.headers[name.toLowerCase()], name) },
      body: (request.body as Record<string, unknown> | undefined) ?? null,
      raw: request,
      context: { flow, clientGone: gone.signal, sink: new SseSink(response, flow) },
    });
    response.writeHead(init.status, init.statusText, init.headers);
    if (body === null || typeof body === 'string') {
      response.end(body ?? '');
      return;
    }
    response.once('close', () => void body.return(undefined));
    for await (const message of body) {
      if (!response.writable) break;
      await written(response, message);
      flow.written(message);
    }
    response.end();
  };
  return {
    handler,
    stop: () => {
      stopping = true;
      open.forEach((response) => response.end());
    },
  };
}

/** A client that does not read is hung up on, so that what waits for it does not wait for ever. */
async function written(response: Response, message: string): Promise<void> {
  const timer = setTimeout(() => response.destroy(), longestWriteMs).unref();
  await new Promise<void>((resolve) => response.write(message, () => resolve()));
  clearTimeout(timer);
}

async function* single<Value>(value: Value): AsyncGenerator<Value, void, void> {
  yield value;
}

/** graphql-sse compares the whole header; browsers and proxies add to it. */
function headerOf(value: string | string[] | undefined, name: string): string | undefined {
  const text = Array.isArray(value) ? value.join(', ') : value;
  return name === 'accept' && text?.includes('text/event-stream') ? 'text/event-stream' : text;
}
