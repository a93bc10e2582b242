import { ParameterError } from '../../errors.ts';

/** A phone pattern that cannot be understood: what is wrong, where, and what to write instead. */
export class PhonePatternError extends ParameterError {
  override readonly code = 'BAD_USER_INPUT';

  /**
   * @param pattern as it was read: in the one form in which phones are written
   * @param place from 0, in `pattern`
   */
  constructor(
    readonly pattern: string,
    readonly place: number,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${problem} at character ${place + 1} of the phone pattern ${JSON.stringify(pattern)}; ${remedy}`);
  }
}
