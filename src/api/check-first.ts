import { ParameterError } from '../errors.ts';

/** How many of a list that is not paged are asked for. @returns `first` @throws {ParameterError} outside 1 to `most` */
export function checkFirst(first: number, most: number): number {
  if (first >= 1 && first <= most) return first;
  throw new ParameterError(`first is ${first}; it must be from 1 to ${most}`);
}
