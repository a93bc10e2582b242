import { ParameterError } from '../../errors.ts';

/** A file that is not what its format wants, with the first place that shows it. */
export class AnnotationFormatError extends ParameterError {
  override readonly code = 'BAD_ANNOTATIONS';
  constructor(
    /** As people name the format: `TextGrid`, `ELAN`. */
    readonly format: string,
    /** From 1; null where the whole file is meant. */
    readonly line: number | null,
    /** What is wrong there, with what was found. */
    readonly problem: string,
    /** What to do about it. */
    readonly remedy: string,
    /** From 1, in UTF-16 units; null where the whole line is meant. */
    readonly column: number | null = null,
  ) {
    const place = line === null ? 'the file' : column === null ? `line ${line}` : `line ${line}, column ${column}`;
    super(`${format}: ${place}: ${problem}; ${remedy}`);
  }
}
