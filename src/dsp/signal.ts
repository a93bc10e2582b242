import { ParameterError } from '../errors.ts';

/**
 * A sum is finite only when every term is (a sum of finite 32-bit floats cannot overflow a double in any array that
 * fits in memory), so one addition a sample suffices.
 * @throws {ParameterError} a NaN or an infinity, with its index
 */
export function requireFinite(signal: Float32Array): void {
  let sum = 0;
  for (let i = 0; i < signal.length; i++) sum += signal[i]!;
  if (Number.isFinite(sum)) return;
  const index = signal.findIndex((sample) => !Number.isFinite(sample));
  throw new ParameterError(
    `sample ${index} of ${signal.length} is ${signal[index]}; expected finite samples in [-1, 1]`,
  );
}

/** @throws {ParameterError} not a positive integer */
export function requirePositiveInteger(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new ParameterError(`${name} must be a positive integer, got ${value}`);
}

/** @throws {ParameterError} not a finite number above zero */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new ParameterError(`${name} must be a finite number above 0, got ${value}`);
  }
}
