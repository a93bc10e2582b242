/**
 * The root of every error that Phonograph throws on purpose, and the few kinds that callers tell apart.
 * A capability subclasses a kind; the values that explain the fault are fields, so that a caller need not parse text.
 */

/** Machine-readable code, in `extensions.code` of a GraphQL error and in `error.code` of the command line's JSON. */
export type ErrorCode = string;

export abstract class PhonographError extends Error {
  abstract readonly code: ErrorCode;
  /** Whether trying the same thing again can help: a lost connection, a full disk; never malformed media. */
  readonly retryable: boolean = false;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An argument outside what the callee states. */
export class ParameterError extends PhonographError {
  override readonly code: ErrorCode = 'BAD_PARAMETER';
}

/** Something named does not exist, or its reader may not see it; the two are not told apart. */
export class NotFoundError extends PhonographError {
  override readonly code: ErrorCode = 'NOT_FOUND';
  constructor(
    readonly what: string,
    readonly id: string,
  ) {
    super(`no ${what} with id ${JSON.stringify(id)}`);
  }
}

/** Nobody showed who they are where somebody must, or what they showed is not good. */
export class UnauthenticatedError extends PhonographError {
  override readonly code: ErrorCode = 'UNAUTHENTICATED';
}

/** Something may be seen, but not changed in this way by whoever asks. */
export class ForbiddenError extends PhonographError {
  override readonly code: ErrorCode = 'FORBIDDEN';
  constructor(
    /** What it takes: a role, or what else. */
    readonly needs: string,
    what: string,
  ) {
    super(`${what} takes ${needs}`);
  }
}

/** Something needed is out of reach now and may come back: the store, a disk with room, a child process. */
export class UnavailableError extends PhonographError {
  override readonly code: ErrorCode = 'UNAVAILABLE';
  override readonly retryable = true;
}

/** Nothing works for want of it, whatever is being worked on: no room, no store. Waited out, and not counted as a try. */
export class OutageError extends UnavailableError {}

/** Something this machine lacks; the message says the command that installs it. */
export class MissingDependencyError extends PhonographError {
  override readonly code: ErrorCode = 'MISSING_DEPENDENCY';
  constructor(
    readonly dependency: string,
    readonly remedy: string,
    options?: { cause?: unknown },
  ) {
    super(`${dependency} is missing; ${remedy}`, options);
  }
}

/** Two changes that exclude each other. */
export class ConflictError extends PhonographError {
  override readonly code: ErrorCode = 'CONFLICT';
}
