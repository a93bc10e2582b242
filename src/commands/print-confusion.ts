import type { Confusion } from '../inference/evaluation/confusion.ts';
import { print, table } from './terminal.ts';

/** Rows what it was, columns what was told. */
export function printConfusion(title: string, { actual, told, counts }: Confusion): void {
  print(`\n${title}`);
  print(table([['', ...told], ...actual.map((name, i) => [name, ...counts[i]!.map(String)])]));
}
