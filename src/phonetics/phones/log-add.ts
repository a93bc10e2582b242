/** ln(e^a + e^b) without leaving the range of numbers; either may be -Infinity. */
export function logAdd(a: number, b: number): number {
  if (a < b) return a === -Infinity ? b : b + Math.log1p(Math.exp(a - b));
  return b === -Infinity ? a : a + Math.log1p(Math.exp(b - a));
}
