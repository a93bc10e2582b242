import { ListLineError, pathInList, tabbedLines } from '../../../inference/evaluation/tabbed-list.ts';

/** A word that somebody says: a recording, or a stretch of one. */
export interface ListedSaying {
  /** Absolute, or as the list has it where the list's own folder is not known. */
  readonly file: string;
  /** Two sayings of the same word have the same text here; what language it is does not matter. */
  readonly word: string;
  readonly voice: string;
  /** Row of the table that it belongs to: only sayings of one group are compared. */
  readonly group: string;
  /** Seconds; the whole file where they are absent. */
  readonly startSeconds?: number;
  readonly endSeconds?: number;
}

/** A line of a list of sayings that does not follow the format. */
export class SpokenListError extends ListLineError {
  override readonly code = 'BAD_SPOKEN_LIST';
  constructor(file: string, line: number, reason: string) {
    super(file, line, reason, 'path, word, voice, perhaps a group, perhaps start and end in seconds');
  }
}

/**
 * One saying a line: `path<TAB>word<TAB>voice`, then perhaps `<TAB>group`, then perhaps `<TAB>start<TAB>end`.
 * @throws {SpokenListError}
 */
export function parseSpokenList(text: string, listFile: string): ListedSaying[] {
  return tabbedLines(text).map(({ cells, line }) => {
    const refuse = (reason: string) => new SpokenListError(listFile, line, reason);
    const [path = '', word = '', voice = '', group = '', start = '', end = ''] = cells;
    if (cells.length > 6) throw refuse(`found ${cells.length} cells`);
    for (const [name, cell] of Object.entries({ path, word, voice })) {
      if (cell === '') throw refuse(`the ${name} is empty`);
    }
    const saying = { file: pathInList(path, listFile), word, voice, group };
    if (start === '' && end === '') return saying;
    const [startSeconds, endSeconds] = [Number(start), Number(end)];
    if (start === '' || end === '' || !(startSeconds >= 0 && endSeconds > startSeconds)) {
      throw refuse(`from ${JSON.stringify(start)} to ${JSON.stringify(end)} is no stretch`);
    }
    return { ...saying, startSeconds, endSeconds };
  });
}
