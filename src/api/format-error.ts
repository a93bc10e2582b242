import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { PhonographError } from '../errors.ts';

export interface ErrorFormatOptions {
  /** Texts of unexpected errors are kept from clients. */
  readonly production: boolean;
  /** Folders of this machine that must not show in a message; each is replaced by `…`. */
  readonly privateFolders?: readonly string[];
  /** Called with every unexpected error and the id under which the client can name it. */
  readonly report: (error: unknown, errorId: string) => void;
}

/**
 * What a client reads of an error. Ours carry their code and public fields; those of the query language their own text;
 * anything else becomes INTERNAL with an id that the log holds too. Text of the database driver never passes.
 * @param error as thrown, or as graphql-js or Apollo wrapped it
 */
export function formatError(error: unknown, options: ErrorFormatOptions): GraphQLFormattedError {
  const place = placeOf(error);
  const cause = innermost(error);
  if (cause instanceof PhonographError) {
    const message = withoutFolders(cause.message, options.privateFolders);
    return { message, ...place, extensions: { ...publicFields(cause, options.privateFolders), code: cause.code } };
  }
  if (cause instanceof GraphQLError) {
    return { message: cause.message, ...place, extensions: languageExtensions(error, cause) };
  }
  const errorId = randomUUID();
  options.report(cause, errorId);
  const hidden = options.production || !(cause instanceof Error) || isDriverError(cause);
  const message = hidden ? `an unexpected error; the server's log has it as ${errorId}` : cause.message;
  return { message, ...place, extensions: { code: 'INTERNAL', errorId } };
}

/** The values of an error that say what was wrong: plain, and no place in the server's file system. */
function publicFields(error: PhonographError, folders?: readonly string[]): Record<string, unknown> {
  const fields = Object.entries(error)
    .filter(([name, value]) => !kept.has(name) && !/path|folder|directory/i.test(name) && isPlain(value))
    .map(([name, value]) => [name, typeof value === 'string' ? withoutFolders(value, folders) : value] as const);
  return { ...Object.fromEntries(fields), retryable: error.retryable };
}

function withoutFolders(message: string, folders: readonly string[] = []): string {
  return folders.reduce((text, folder) => text.replaceAll(folder, '…'), message);
}

const kept = new Set(['name', 'message', 'stack', 'cause', 'code', 'retryable']);

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= 100 && value.every(isPlain);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** Follows graphql-js's and Apollo's wrapping down to what was thrown. */
function innermost(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function languageExtensions(outer: unknown, inner: GraphQLError): Record<string, unknown> {
  const outerCode = outer instanceof GraphQLError ? outer.extensions['code'] : undefined;
  // `http` is Apollo's note to itself about the status of the answer.
  const { http: _http, stacktrace: _stacktrace, ...extensions } = inner.extensions;
  const code = extensions['code'] ?? renamed(outerCode) ?? codeOfLanguageError(inner);
  return { ...extensions, code };
}

function renamed(code: unknown): unknown {
  return code === 'INTERNAL_SERVER_ERROR' ? undefined : code;
}

/** graphql-js gives no codes: an error with a path came of running, one with nodes of validating, else of parsing. */
function codeOfLanguageError(error: GraphQLError): string {
  if (error.path) return 'INTERNAL';
  if (error.message.startsWith('Syntax Error')) return 'GRAPHQL_PARSE_FAILED';
  if (error.message.startsWith('Variable "$')) return 'BAD_USER_INPUT';
  return 'GRAPHQL_VALIDATION_FAILED';
}

function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  return { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
}

function isDriverError(error: Error): boolean {
  const code: unknown = 'code' in error ? error.code : undefined;
  return (
    error.name === 'Neo4jError' || (typeof code === 'string' && /^(Neo\.|ServiceUnavailable|SessionExpired)/.test(code))
  );
}
