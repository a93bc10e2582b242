import { NotFoundError, ParameterError, type ErrorCode } from '../../errors.ts';
import type { RunFaultError } from '../../inference/inference-errors.ts';

/** No such kind, level or index. */
export class NoTileError extends NotFoundError {
  override readonly code: ErrorCode = 'TILE_NOT_FOUND';
  constructor(id: string, there: string) {
    super('tile', id);
    this.message = `${this.message}; ${there}`;
  }
}

/** A recording whose sound cannot be drawn, for what a worker thread found to be the matter with it. */
export class BadSoundError extends ParameterError {
  override readonly code: ErrorCode;
  constructor(fault: RunFaultError) {
    super(fault.message, { cause: fault });
    this.code = fault.code;
  }
}
