/** Rounded to three decimals: milliseconds, or a thousandth of a picture's side, as the truth is written. */
export function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}
