import { expressions, type Expression } from './expression.ts';
import type { FaceMoments } from './face.ts';

export interface ExpressionShare {
  readonly expression: Expression;
  /** Mean probability, 0 to 1. */
  readonly share: number;
}

/** The mean over the moments of a stretch that were measured, the largest first; empty where none was. */
export function expressionsOver(
  { startSeconds: first, ratePerSecond, expression }: FaceMoments,
  startSeconds: number,
  endSeconds: number,
): readonly ExpressionShare[] {
  const sums = new Float64Array(expressions.length);
  let count = 0;
  for (let at = 0; at * expressions.length < expression.length; at++) {
    const time = first + at / ratePerSecond;
    const from = at * expressions.length;
    if (time < startSeconds || time >= endSeconds || Number.isNaN(expression[from]!)) continue;
    count++;
    for (let i = 0; i < expressions.length; i++) sums[i]! += expression[from + i]!;
  }
  if (count === 0) return [];
  return expressions
    .map((name, i) => ({ expression: name, share: sums[i]! / count }))
    .sort((a, b) => b.share - a.share);
}
