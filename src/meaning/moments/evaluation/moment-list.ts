import { ListLineError, pathInList, tabbedLines } from '../../../inference/evaluation/tabbed-list.ts';

/** A clip of one word beside what it means, perhaps among other things. */
export interface ListedMoment {
  /** Absolute, or as the list has it where the list's own folder is not known. */
  readonly file: string;
  /** Which word and thing it is: two clips of the same have the same text here. */
  readonly what: string;
  /** Whether it is learned from, or kept aside and asked about. */
  readonly part: 'learn' | 'ask';
  /** Who says it; empty where the list does not tell. */
  readonly voice: string;
}

/** A line of a list of moments that does not follow the format. */
export class MomentListError extends ListLineError {
  override readonly code = 'BAD_MOMENT_LIST';
  constructor(file: string, line: number, reason: string) {
    super(file, line, reason, 'path, what it is, learn or ask, perhaps the voice');
  }
}

/**
 * One clip a line: `path<TAB>what<TAB>learn|ask`, then perhaps `<TAB>voice`.
 * @throws {MomentListError}
 */
export function parseMomentList(text: string, listFile: string): ListedMoment[] {
  return tabbedLines(text).map(({ cells, line }) => {
    const [path = '', what = '', part = '', voice = ''] = cells;
    const refuse = (reason: string) => new MomentListError(listFile, line, reason);
    if (cells.length > 4) throw refuse(`found ${cells.length} cells`);
    if (path === '') throw refuse('the path is empty');
    if (what === '') throw refuse('what it is is empty');
    if (part !== 'learn' && part !== 'ask') throw refuse(`${JSON.stringify(part)} is neither learn nor ask`);
    return { file: pathInList(path, listFile), what, part, voice };
  });
}
