import { readDecimal, writeDecimal } from '../decimal-number.ts';

const clock = /^(?:(\d{1,6}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$/u;

/**
 * @param unit how much of the cell's unit is a second, or a hertz; times by the clock, `1:02:03.5`, have none
 * @returns null where it is no number
 */
export function readNumberCell(cell: string, unit: number, delimiter: string): number | null {
  const found = clock.exec(cell.trim());
  if (found !== null) {
    const [, hours = '0', minutes, seconds] = found;
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds!.replace(',', '.'));
  }
  const value = readDecimal(cell, delimiter === ',' ? 'has a point' : 'may have a comma');
  // Division is exact where multiplication by 0.001 is not.
  return value === null ? null : unit < 1 ? value / Math.round(1 / unit) : value * unit;
}

/** The shortest digits that are this number again when they are read with the same unit. */
export function writeNumberCell(value: number, unit: number, point: ',' | '.'): string {
  const scaled = unit < 1 ? value * Math.round(1 / unit) : value / unit;
  const rounded = Number(scaled.toPrecision(15));
  const isSame = readNumberCell(writeDecimal(rounded), unit, ',') === value;
  return writeDecimal(isSame ? rounded : scaled).replace('.', point);
}
