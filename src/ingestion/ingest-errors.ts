import type { ErrorCode } from '../errors.ts';
import { MediaError } from '../media/media-errors.ts';

/** Bytes that are no recording, under the name that their owner knows them by. */
export class RecordingRefusedError extends MediaError {
  override readonly code: ErrorCode;
  constructor(title: string, refusal: MediaError) {
    super(title, refusal.reason, refusal.remedy, { cause: refusal });
    this.code = refusal.code;
  }
}
