/** A share as a person reads it: never 0 % of what is there, never 100 % of what is not certain. */
export function percent(share: number, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 });
  if (share > 0 && share < 0.001) return `<${format.format(0.001)}`;
  if (share < 1 && share > 0.99) return `>${format.format(0.99)}`;
  return format.format(share);
}
