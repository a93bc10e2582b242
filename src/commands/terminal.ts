import { PhonographError } from '../errors.ts';

/** Progress and faults go to standard error; standard output is the command's answer and nothing else. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function sayFault(error: unknown): void {
  if (error instanceof PhonographError) say(`phonograph: ${error.message}`);
  else say(`phonograph: unexpected error\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

/** How far a long list is done, every hundred of it. */
export function sayHundreds(done: number, all: number): void {
  if (done % 100 === 0) say(`${done} of ${all}`);
}

/** Of a share from 0 to 1, with one decimal. */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** One JSON line on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A text that ends its own last line, or is empty. */
export function printWhole(text: string): void {
  process.stdout.write(text);
}

/** A fault as `--json` gives it. */
export function faultJson(error: unknown): { code: string; message: string } {
  if (error instanceof PhonographError) return { code: error.code, message: error.message };
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
}

/** Columns lined up with two spaces between them. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(column === row.length - 1 ? 0 : widths[column]!)).join('  '))
    .join('\n');
}
