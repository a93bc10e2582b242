import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  ParameterError,
  PhonographError,
  UnauthenticatedError,
  UnavailableError,
} from '../errors.ts';

/** A refusal that HTTP has its own status for. */
export abstract class HttpError extends PhonographError {
  abstract readonly status: number;
}

/** The Host header names something this server is not: a page elsewhere may have pointed its name here. */
export class ForbiddenHostError extends HttpError {
  override readonly code = 'FORBIDDEN_HOST';
  override readonly status = 403;
  constructor(readonly host: string) {
    super(`this server does not answer to the name ${JSON.stringify(host)}; add it to PHONOGRAPH_ALLOWED_HOSTS`);
  }
}

/** A page of another origin sent this. */
export class CrossSiteError extends HttpError {
  override readonly code = 'CROSS_SITE';
  override readonly status = 403;
}

/** A range that lies outside the file. */
export class BadRangeError extends HttpError {
  override readonly code = 'BAD_RANGE';
  override readonly status = 416;
  constructor(
    readonly range: string,
    readonly sizeBytes: number,
  ) {
    super(`range ${JSON.stringify(range)} is outside the ${sizeBytes} bytes of the recording`);
  }
}

export class UnsupportedUploadError extends HttpError {
  override readonly code = 'UNSUPPORTED_UPLOAD';
  override readonly status = 415;
}

export class UploadTooLargeError extends HttpError {
  override readonly code = 'UPLOAD_TOO_LARGE';
  override readonly status = 413;
  constructor(readonly maxBytes: number) {
    super(
      `the upload has more than the ${maxBytes} bytes allowed; send a smaller one or raise PHONOGRAPH_MAX_UPLOAD_BYTES`,
    );
  }
}

/** Nothing arrived for a while. */
export class RequestStalledError extends HttpError {
  override readonly code = 'REQUEST_STALLED';
  override readonly status = 408;
  override readonly retryable = true;
  constructor(readonly seconds: number) {
    super(`nothing more of the request arrived within ${seconds} s; send it again`);
  }
}

export class PortInUseError extends UnavailableError {
  override readonly code = 'PORT_IN_USE';
  constructor(
    readonly host: string,
    readonly port: number,
  ) {
    super(`port ${port} on ${host} is in use by another program; end it, or set PORT to a free one (0 takes any)`);
  }
}

/** The Retry-After of a fault that may pass. */
export const retryAfterSeconds = '5';

/** The HTTP status of an error of ours. */
export function statusOf(error: PhonographError): number {
  if (error instanceof HttpError) return error.status;
  if (error.code === 'TOO_LARGE') return 413;
  if (error.code === 'TOO_MANY') return 429;
  if (error.code === 'DISK_FULL') return 507;
  if (error instanceof UnauthenticatedError) return 401;
  if (error instanceof ForbiddenError) return 403;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof ParameterError) return 400;
  if (error instanceof ConflictError) return 409;
  if (error instanceof UnavailableError) return 503;
  return 500;
}
