import { MissingDependencyError, OutageError, PhonographError, UnavailableError, type ErrorCode } from '../errors.ts';

/** The caller's time to wait has passed; the run goes on. Ask again, or listen to `ingestProgressed`. */
export class InferencePendingError extends PhonographError {
  override readonly code: ErrorCode = 'INFERENCE_PENDING';
  override readonly retryable = true;
  constructor(
    readonly inference: string,
    readonly runId: string,
  ) {
    super(`${inference} is still being inferred (run ${runId}); ask again, or listen to ingestProgressed`);
  }
}

/** A run ended in a fault that was kept with it. */
export class InferenceFailedError extends PhonographError {
  override readonly code: ErrorCode = 'INFERENCE_FAILED';
  constructor(
    readonly inference: string,
    readonly runId: string,
    readonly fault: RunFault,
  ) {
    super(`${inference} failed: ${fault.message}`);
  }
}

/** A fault as it is kept with a run, and as it crosses from a worker thread. */
export interface RunFault {
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether another try can help. */
  readonly retryable: boolean;
  /** An {@link OutageError}: waited out, and not kept with a run. */
  readonly outage?: boolean;
  /** A {@link MissingDependencyError}: what this machine lacks may be there when the result is asked for again. */
  readonly lacking?: boolean;
}

/** The worker thread of a lane died, or its module does not load. */
export class LaneError extends UnavailableError {
  override readonly code: ErrorCode = 'LANE_UNAVAILABLE';
}

export function faultOf(error: unknown): RunFault {
  if (error instanceof PhonographError) {
    const { code, message, retryable } = error;
    const kind = error instanceof OutageError ? { outage: true } : lacks(error) ? { lacking: true } : {};
    return { code, message, retryable, ...kind };
  }
  const message = error instanceof Error ? error.message : String(error);
  // A fault nobody foresaw is a defect, and a defect gives the same result when tried again.
  return { code: 'INTERNAL', message, retryable: false };
}

function lacks(error: PhonographError): boolean {
  return error instanceof MissingDependencyError || (error instanceof RunFaultError && error.lacking);
}

/** A fault that came back from a worker, as an error again. */
export class RunFaultError extends PhonographError {
  override readonly code: ErrorCode;
  override readonly retryable: boolean;
  readonly lacking: boolean;
  constructor(fault: RunFault, options?: { cause?: unknown }) {
    super(fault.message, options);
    this.code = fault.code;
    this.retryable = fault.retryable;
    this.lacking = fault.lacking === true;
  }
}

/** An outage that came back from a worker. */
class OutageFaultError extends OutageError {
  override readonly code: ErrorCode;
  constructor(fault: RunFault) {
    super(fault.message);
    this.code = fault.code;
  }
}

/** A fault that came back from a worker, as an error again. */
export function errorOf(fault: RunFault): PhonographError {
  return fault.outage === true ? new OutageFaultError(fault) : new RunFaultError(fault);
}
