import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ExecutionArgs, ExecutionResult, FormattedExecutionResult, GraphQLError } from 'graphql';
import type { EncodedResult, ResultSink } from '../api/fan-out.ts';
import type { FinishedOperation, Transport } from '../api/operation-observer.ts';
import { OperationRefused, type OperationRunner } from '../api/operation-runner.ts';
import type { OperationParams, PreparedOperation } from '../api/prepared-operation.ts';
import type { Reader } from '../request-context.ts';
import { requestContexts, type GraphqlOptions, type RequestContexts } from './graphql-scope.ts';
import { codesOf, formatResult } from './operation-record.ts';
import { requestScope } from './request-log.ts';

/** What carries an operation. */
export interface OperationCarrier {
  readonly runner: OperationRunner;
  readonly request: IncomingMessage;
  /** By which they show who they are; those of the request unless given. */
  readonly headers?: IncomingHttpHeaders;
  readonly transport: Transport;
  readonly options: GraphqlOptions;
  /** Aborts when the connection ends. */
  readonly clientGone: AbortSignal;
  /** Where results that many share are written. */
  readonly sink: ResultSink;
}

/** One operation over WebSocket or SSE: carries what the library's hooks pass from one to the next. */
export class StreamedOperation {
  private readonly startMs = performance.now();
  private readonly errorCodes = new Set<string>();
  private readonly contexts: RequestContexts;
  private closed = false;

  private constructor(
    private readonly prepared: PreparedOperation,
    private readonly carrier: OperationCarrier,
  ) {
    this.contexts = requestContexts(carrier.request, carrier.options, carrier.headers);
  }

  /** @throws {OperationRefused} which is also recorded */
  static prepare(params: OperationParams, carrier: OperationCarrier): StreamedOperation {
    try {
      return new StreamedOperation(carrier.runner.prepare(params), carrier);
    } catch (error) {
      if (error instanceof OperationRefused) {
        const formatted = formatResult(error, carrier.options.errors);
        record(carrier, { type: 'invalid', name: null, durationMs: 0, errorCodes: codesOf(formatted.errors) });
      }
      throw error;
    }
  }

  static of(args: { readonly contextValue?: unknown }): StreamedOperation {
    return (args.contextValue as { streamed: StreamedOperation }).streamed;
  }

  /** What graphql-ws and graphql-sse want to be given; `execute` and `subscribe` get it back. */
  executionArgs(): ExecutionArgs & { contextValue: { streamed: StreamedOperation } } {
    const { document, params } = this.prepared;
    return {
      schema: this.carrier.options.schema,
      document,
      operationName: params.operationName ?? null,
      variableValues: params.variables ?? null,
      contextValue: { streamed: this },
    };
  }

  async execute(): Promise<ExecutionResult> {
    const { runner, clientGone } = this.carrier;
    return runner.execute(this.prepared, this.contexts.make, clientGone);
  }

  async subscribe(): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
    const { runner, options } = this.carrier;
    options.observer.subscriptions(1);
    return runner.subscribe(this.prepared, this.contexts.make, () => options.observer.subscriptions(-1), {
      sink: this.carrier.sink,
      sharesAs: async () => sharesAs(await this.contexts.reader()),
      encode: (result) => encode(result, options),
      onErrorCodes: (codes) => codes.forEach((code) => this.errorCodes.add(code)),
    });
  }

  /** A result as the client reads it. */
  format(result: { readonly errors?: readonly GraphQLError[] | undefined }): FormattedExecutionResult {
    const formatted = formatResult(result, this.carrier.options.errors);
    codesOf(formatted.errors).forEach((code) => this.errorCodes.add(code));
    return formatted;
  }

  finish(): void {
    if (this.closed) return;
    this.closed = true;
    const { operation } = this.prepared;
    record(this.carrier, {
      type: operation.operation,
      name: operation.name?.value ?? null,
      durationMs: performance.now() - this.startMs,
      errorCodes: [...this.errorCodes],
    });
  }
}

/** Results are shared with those who may see the same: one person, by credentials that allow the same. */
function sharesAs({ identity }: Reader): string {
  const { personId, isSignedIn, isAdmin, atMost, onlyCollectionIds } = identity;
  return JSON.stringify([personId, isSignedIn, isAdmin, atMost, onlyCollectionIds]);
}

function encode(result: ExecutionResult, { errors }: GraphqlOptions): Omit<EncodedResult, 'position'> {
  const formatted = formatResult(result, errors);
  return { json: Buffer.from(JSON.stringify(formatted)), errorCodes: codesOf(formatted.errors) };
}

function record(carrier: OperationCarrier, operation: Omit<FinishedOperation, 'transport' | 'requestId'>): void {
  const { options, request, transport } = carrier;
  options.observer.finished({ ...operation, transport, requestId: requestScope(request, options.logger).requestId });
}
