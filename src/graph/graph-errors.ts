import { Neo4jError } from 'neo4j-driver';
import { ConflictError, OutageError, PhonographError, type ErrorCode } from '../errors.ts';

/** A unique constraint refused what a query wanted to write. */
export class ConstraintError extends ConflictError {
  override readonly code: ErrorCode = 'CONSTRAINT';
  constructor(
    readonly query: string,
    options?: { cause?: unknown },
  ) {
    super(`cypher/${query}.cypher: a node with the same key exists already${explained(options?.cause)}`, options);
  }
}

/** A query took longer than the connection allows. */
export class QueryTimeoutError extends PhonographError {
  override readonly code: ErrorCode = 'QUERY_TIMEOUT';
  constructor(
    readonly query: string,
    readonly timeoutMs: number,
    options?: { cause?: unknown },
  ) {
    super(`cypher/${query}.cypher took longer than ${timeoutMs} ms; ask for less at once`, options);
  }
}

/** The store refused a query: wrong syntax, a missing parameter, a value it cannot keep. A fault of ours. */
export class QueryError extends PhonographError {
  override readonly code: ErrorCode = 'QUERY_FAILED';
  constructor(
    readonly query: string,
    options?: { cause?: unknown },
  ) {
    super(`cypher/${query}.cypher failed${explained(options?.cause)}`, options);
  }
}

/** The schema could not be changed as asked, perhaps since another program changed it at that moment. */
export class SchemaConflictError extends QueryError {}

/**
 * The one translation of driver errors into ours.
 * @param query the query that was running, by its name in `cypher/`
 * @returns `error` itself when it is not the driver's
 */
export function translateDriverError(error: unknown, query: string, timeoutMs: number): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const options = { cause: error };
  if (error.code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) {
    return new QueryTimeoutError(query, timeoutMs, options);
  }
  if (error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed') return new ConstraintError(query, options);
  if (/^Neo\.\w+\.Schema\./.test(error.code)) return new SchemaConflictError(query, options);
  if (isOutage(error)) {
    // The driver's own text names the store's address, which is no matter of who asks; that of a refusal helps.
    const refusal = error.code.startsWith('Neo.ClientError.Security.') ? explained(error) : '';
    return new OutageError(`the graph store does not answer (${error.code})${refusal}; try again in a moment`, options);
  }
  // The server's own faults: its disk is full, or it is being started again after that.
  if (/^Neo\.DatabaseError\.(General|Transaction)\./.test(error.code)) {
    return new OutageError(`the graph store has broken down (${error.code}); see that its disk has room`, options);
  }
  return new QueryError(query, options);
}

function isOutage(error: Neo4jError): boolean {
  return (
    error.retryable ||
    error.code === 'ServiceUnavailable' ||
    error.code === 'SessionExpired' ||
    // A connection that breaks while it is being opened: it 'was closed by server', or could not be written to.
    (error.code === 'ProtocolError' && /connect/i.test(error.message)) ||
    error.code.startsWith('Neo.TransientError.') ||
    error.code === 'Neo.ClientError.Security.Unauthorized' ||
    error.code === 'Neo.ClientError.Security.AuthenticationRateLimit'
  );
}

function explained(cause: unknown): string {
  return cause instanceof Error ? `: ${cause.message}` : '';
}
