/** A number as people and programs write it in tables, without groups of thousands. */
const decimal = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?$/u;

export function isDecimal(text: string): boolean {
  return decimal.test(text);
}

/** @returns null where it is no number, or has a comma and may not */
export function readDecimal(text: string, comma: 'may have a comma' | 'has a point'): number | null {
  const trimmed = text.trim();
  if (!decimal.test(trimmed) || (comma === 'has a point' && trimmed.includes(','))) return null;
  const value = Number(trimmed.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/**
 * The shortest digits that are this number again, without an exponent.
 * @param leastDigits behind the point
 */
export function writeDecimal(value: number, leastDigits = 0): string {
  const [, sign = '', whole = '', digits = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value)) ?? [];
  const shift = Number(exponent);
  const all = shift < 0 ? whole.padStart(1 - shift, '0') + digits : whole + digits.padEnd(shift, '0');
  const point = shift < 0 ? Math.max(1, whole.length + shift) : whole.length + shift;
  const behind = all.slice(point).padEnd(leastDigits, '0');
  return `${sign}${all.slice(0, point)}${behind === '' ? '' : `.${behind}`}`;
}
