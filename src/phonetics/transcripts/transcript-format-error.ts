import { ParameterError } from '../../errors.ts';

/** A file that is no transcript of this recording, with the first line that shows it. */
export class TranscriptFormatError extends ParameterError {
  override readonly code = 'BAD_TRANSCRIPT';
  constructor(
    /** From 1; null where the whole file is meant. */
    readonly line: number | null,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${line === null ? 'the transcript' : `line ${line}`}: ${problem}; ${remedy}`);
  }
}
