import { dirname, isAbsolute, join } from 'node:path';

/** A line of a list that a user wrote: cells between tabs, without white space around them. */
export interface TabbedLine {
  readonly cells: readonly string[];
  /** From 1, as editors count. */
  readonly line: number;
}

/** The lines of a list. Empty ones and those that begin with `#` are passed over. */
export function tabbedLines(text: string): TabbedLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.flatMap((content, i) =>
    content.trim() === '' || content.startsWith('#')
      ? []
      : [{ cells: content.split('\t').map((cell) => cell.trim()), line: i + 1 }],
  );
}

/** A path in a list is taken from the list's folder. */
export function pathInList(path: string, listFile: string): string {
  return isAbsolute(path) ? path : join(dirname(listFile), path);
}
