import { ParameterError, type ErrorCode } from '../../errors.ts';

export type ClipRefusal = 'NO_SOUND' | 'NO_VOICE' | 'CLIP_TOO_LONG' | 'NOTHING_LEARNED';

/** There is nothing to be interpreted in a clip, or nothing to interpret it by. */
export class ClipRefusedError extends ParameterError {
  override readonly code: ErrorCode;
  constructor(
    readonly refusal: ClipRefusal,
    message: string,
  ) {
    super(message);
    this.code = refusal;
  }
}
