import { ConflictError, NotFoundError, ParameterError, type ErrorCode } from '../../errors.ts';

/** A query that names nothing which can be told from the rest. */
export class UnknownQueryError extends ParameterError {
  override readonly code: ErrorCode = 'UNKNOWN_QUERY';
  constructor(
    readonly query: string,
    readonly problem: string,
    /** What can be asked for. */
    readonly known: readonly string[],
  ) {
    super(
      `the query ${JSON.stringify(query)} ${problem}; ask for one or several of ${known.join(', ')}, ` +
        'such as "the dog" or "speech without the rain"',
    );
  }
}

/** A part would be written over a recording, or over a part of another one. */
export class PartInTheWayError extends ConflictError {
  override readonly code: ErrorCode = 'PART_IN_THE_WAY';
  constructor(
    readonly path: string,
    readonly recording: string,
  ) {
    super(`a part of ${recording} would be written over ${path}; name another folder with --out`);
  }
}

/** Parts cannot be written where they are to be. */
export class PartsFolderError extends ParameterError {
  override readonly code: ErrorCode = 'PARTS_FOLDER';
  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super(`no parts can be written to ${folder} (${causeOf(cause)}); name another folder with --out`, { cause });
  }
}

/** What is asked for is no stretch of the recording. */
export class BadSpanError extends ParameterError {
  override readonly code: ErrorCode = 'BAD_SPAN';
  constructor(
    /** As messages name it. */
    readonly recording: string,
    readonly startSeconds: number,
    readonly endSeconds: number,
    readonly durationSeconds: number,
    problem: string,
  ) {
    super(`from ${startSeconds} to ${endSeconds} s is no stretch of ${recording} of ${durationSeconds} s: ${problem}`);
  }
}

/** A stretch that is longer than what is pulled apart while somebody waits. */
export class LongSpanError extends ParameterError {
  override readonly code: ErrorCode = 'SPAN_TOO_LONG';
  constructor(
    readonly seconds: number,
    readonly maxSeconds: number,
  ) {
    super(
      `${seconds} s are more than the ${maxSeconds} s that are pulled apart at once; ` +
        'ask for less with fromSeconds and toSeconds, or pull the file apart with `phonograph infer separation`',
    );
  }
}

/** Parts that never were, are of another recording, or had to make room. */
export class PartGoneError extends NotFoundError {
  override readonly code: ErrorCode = 'PART_NOT_FOUND';
  constructor(id: string) {
    super('part', id);
    this.message = `${this.message}; parts are kept for a while alone: ask for Recording.parts again`;
  }
}

function causeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? String(cause);
}
