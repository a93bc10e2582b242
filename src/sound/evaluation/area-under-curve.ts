/**
 * How often one of `positive` is above one of `negative`, ties counting half: the area under the receiver operating characteristic
 * (Hanley & McNeil 1982). Not a number where either is empty.
 */
export function areaUnderCurve(positive: readonly number[], negative: readonly number[]): number {
  let above = 0;
  for (const one of positive) for (const other of negative) above += one > other ? 1 : one === other ? 0.5 : 0;
  return above / (positive.length * negative.length);
}
