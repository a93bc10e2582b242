import { isDecimal } from '../decimal-number.ts';

/** Whether a spreadsheet would run it, or takes its first apostrophe for the one that keeps it from that. */
function isDangerous(text: string): boolean {
  const rest = text.replace(/^'+/u, '');
  return /^[=+\-@\t\r\n]/u.test(rest) && !isDecimal(rest);
}

/**
 * A text for a cell that no spreadsheet runs: an apostrophe is put before `=`, `+`, `-`, `@`, tab and line ends, also where
 * apostrophes stand before them already, so that `openCell` gives every text back. Numbers stay numbers.
 */
export function safeCell(text: string): string {
  return isDangerous(text) ? `'${text}` : text;
}

/** The text that `safeCell` made a cell of; others are as they are. */
export function openCell(cell: string): string {
  return cell.startsWith("'") && isDangerous(cell) ? cell.slice(1) : cell;
}
