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
  const short = String(value);
  const plain = short.includes('e') ? value.toFixed(100).replace(/0+$/u, '').replace(/\.$/u, '') : short;
  const [, digits = ''] = plain.split('.');
  return digits.length >= leastDigits ? plain : value.toFixed(leastDigits);
}
