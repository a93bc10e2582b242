import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { formatError, type ErrorFormatOptions } from '../api/format-error.ts';
import type { FinishedOperation, OperationObserver } from '../api/operation-observer.ts';
import { activeSubscriptions, errorsByCode, operationSeconds } from '../metrics.ts';

/** Writes each operation to the log and the metrics. */
export function recordOperations(logger: Logger): OperationObserver {
  return {
    finished(operation: FinishedOperation) {
      const { transport, type, name, requestId, durationMs, errorCodes } = operation;
      operationSeconds.observe({ transport, type }, durationMs / 1000);
      errorCodes.forEach((code) => errorsByCode.inc({ code }));
      logger.info(
        {
          requestId,
          transport,
          type,
          operationName: name?.slice(0, 100) ?? null,
          durationMs: Math.round(durationMs),
          ...(errorCodes.length > 0 && { errorCodes }),
        },
        'operation',
      );
    },
    subscriptions: (change) => activeSubscriptions.inc(change),
  };
}

/** A result as a client reads it, errors formatted. */
export function formatResult(
  result: { readonly errors?: readonly GraphQLError[] | undefined },
  options: ErrorFormatOptions,
): FormattedExecutionResult {
  const { errors, ...rest } = result;
  return errors ? { ...rest, errors: errors.map((error) => formatError(error, options)) } : rest;
}

/** The codes of formatted errors. */
export function codesOf(errors: readonly GraphQLFormattedError[] | undefined): string[] {
  return (errors ?? []).map((error) => (error.extensions?.['code'] as string | undefined) ?? 'INTERNAL');
}
