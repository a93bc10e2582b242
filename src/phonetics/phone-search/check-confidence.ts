import { ParameterError } from '../../errors.ts';

/** @throws {ParameterError} */
export function checkConfidence(minimumConfidence: number): void {
  if (minimumConfidence >= 0 && minimumConfidence <= 1) return;
  throw new ParameterError(`minimumConfidence must be 0 to 1, got ${minimumConfidence}`);
}
