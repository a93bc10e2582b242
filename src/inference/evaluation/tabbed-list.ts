import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { NotFoundError, ParameterError } from '../../errors.ts';

/** A line of a list that a user wrote: cells between tabs, without white space around them. */
export interface TabbedLine {
  readonly cells: readonly string[];
  /** From 1, as editors count. */
  readonly line: number;
}

/** A line of a list that does not follow its format. */
export abstract class ListLineError extends ParameterError {
  /** @param format what a line is: the cells that are separated by tabs */
  constructor(
    readonly file: string,
    readonly line: number,
    reason: string,
    format: string,
  ) {
    super(`${file}, line ${line}: ${reason}; a line is: ${format}, separated by tabs`);
  }
}

/** The text of a list. @param what it is a list of @throws {NotFoundError} it is not there */
export async function readList(listFile: string, what: string): Promise<string> {
  return await readFile(listFile, 'utf8').catch(() => {
    throw new NotFoundError(`list of ${what}`, listFile);
  });
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
