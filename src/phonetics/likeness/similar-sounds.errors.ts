import { ParameterError, type ErrorCode } from '../../errors.ts';

export type ExampleRefusal = 'NO_SOUND' | 'NOTHING_HEARD' | 'EXAMPLE_TOO_LONG';

/** There is nothing in an example that could be compared. */
export class ExampleRefusedError extends ParameterError {
  override readonly code: ErrorCode;
  constructor(
    readonly refusal: ExampleRefusal,
    message: string,
  ) {
    super(message);
    this.code = refusal;
  }
}
