import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import { isSafePattern } from './safe-pattern.ts';

/** Says what is wrong with a cell; null where it fits. */
export type CellCheck = (cell: string) => string | null;

const integers = /^[+-]?\d+$/u;
const decimals = /^[+-]?(?:\d+\.?\d*|\.\d+)$/u;
const floats = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/u;

const lexical: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    [
      ...['integer', 'long', 'int', 'short', 'byte', 'nonNegativeInteger', 'positiveInteger', 'unsignedLong'],
      ...['unsignedInt', 'unsignedShort', 'unsignedByte', 'nonPositiveInteger', 'negativeInteger'],
    ].map((base) => [base, integers]),
  ),
  decimal: decimals,
  ...{ number: floats, float: floats, double: floats },
  boolean: /^(?:true|false|1|0)$/u,
  anyURI: /^[^\s<>"{}|\\^`]*$/u,
  date: /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/u,
  ...{ dateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d/u, datetime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d/u },
  gYear: /^-?\d{4,}(?:Z|[+-]\d\d:\d\d)?$/u,
};

const limits: Readonly<Record<string, readonly [number, number]>> = {
  ...{ nonNegativeInteger: [0, Infinity], positiveInteger: [1, Infinity], unsignedLong: [0, 2 ** 64] },
  ...{ unsignedInt: [0, 2 ** 32 - 1], unsignedShort: [0, 65_535], unsignedByte: [0, 255] },
  ...{ nonPositiveInteger: [-Infinity, 0], negativeInteger: [-Infinity, -1] },
  ...{ int: [-(2 ** 31), 2 ** 31 - 1], short: [-32_768, 32_767], byte: [-128, 127] },
};

/** Longer cells are not held to patterns of strangers: two repetitions take the square of it. */
const longestMatched = 250;

/**
 * How cells of a datatype of CSVW are checked (https://www.w3.org/TR/tabular-metadata/#datatypes). Patterns that might take for ever
 * are not run, and types that are not known here take any text.
 */
export function cellCheck(datatype: JsonValue | undefined): CellCheck {
  const { base, ...facets } = facetsOf(datatype);
  const form = lexicalOf(base, facets['format']);
  const isForeign = form !== null && form !== lexical[base];
  const { format } = facets;
  const example = typeof format === 'string' ? ` as in ${format}` : '';
  const [least, most] = rangeOf(base, facets);
  const isNumber = [integers, decimals, floats].includes(lexical[base]!);
  const [shortest, longest] = [
    numberIn(facets['minLength'] ?? facets['length']) ?? 0,
    numberIn(facets['maxLength'] ?? facets['length']) ?? Infinity,
  ];
  return (cell) => {
    const isMatched = form === null || (isForeign && cell.length > longestMatched) || form.test(cell);
    if (!isMatched) return `is no ${base}${example}`;
    if (base === 'json' && !isJson(cell)) return 'is no JSON';
    if (isNumber && cell !== 'NaN' && !(Number(cell) >= least && Number(cell) <= most)) {
      return `is not from ${least} to ${most}`;
    }
    const fits = cell.length >= shortest && cell.length <= longest;
    return fits ? null : `has ${cell.length} signs and not ${shortest} to ${longest}`;
  };
}

function facetsOf(datatype: JsonValue | undefined): { base: string } & Record<string, JsonValue> {
  if (typeof datatype === 'string') return { base: datatype };
  if (typeof datatype !== 'object' || datatype === null || Array.isArray(datatype)) return { base: 'string' };
  const { base = 'string', ...facets } = datatype as Record<string, JsonValue>;
  return { ...facets, base: typeof base === 'string' ? base : 'string' };
}

function lexicalOf(base: string, format: JsonValue | undefined): RegExp | null {
  const known = Object.hasOwn(lexical, base) ? lexical[base]! : null;
  if (typeof format !== 'string') return known;
  if (base === 'boolean') {
    const [yes = '', no = ''] = format.split('|');
    return new RegExp(`^(?:${escaped(yes)}|${escaped(no)})$`, 'u');
  }
  // Formats of dates and numbers are patterns of Unicode's, which are left to those who wrote them.
  if (known !== null && base !== 'anyURI') return null;
  return isSafePattern(format) ? new RegExp(`^(?:${format})$`, 'us') : null;
}

function rangeOf(base: string, facets: Readonly<Record<string, JsonValue>>): readonly [number, number] {
  const [least, most] = limits[base] ?? [-Infinity, Infinity];
  const from = numberIn(facets['minimum'] ?? facets['minInclusive']) ?? -Infinity;
  const to = numberIn(facets['maximum'] ?? facets['maxInclusive']) ?? Infinity;
  return [Math.max(least, from), Math.min(most, to)];
}

function numberIn(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN;
  return Number.isNaN(number) ? undefined : number;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

function isJson(cell: string): boolean {
  try {
    JSON.parse(cell);
    return true;
  } catch {
    return false;
  }
}
