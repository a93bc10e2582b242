import { ListLineError, pathInList, tabbedLines } from '../../../inference/evaluation/tabbed-list.ts';

/** A recording of one utterance, and what is said in it. */
export interface ListedUtterance {
  /** Absolute, or as the list has it where the list's own folder is not known. */
  readonly file: string;
  /** A language tag, by which texts are read aloud and rows are named. */
  readonly language: string;
  /** IPA where `isIpa`, else text in that language. */
  readonly said: string;
  readonly isIpa: boolean;
  /** Row of the table it belongs to; the language where the list names none. */
  readonly group: string;
}

/** A line of a list of utterances that does not follow the format. */
export class UtteranceListError extends ListLineError {
  override readonly code = 'BAD_UTTERANCE_LIST';
  constructor(file: string, line: number, reason: string) {
    super(file, line, reason, 'path, language, text or /IPA/, and perhaps a group');
  }
}

/**
 * One utterance a line: `path<TAB>language<TAB>text`, or `/IPA/` in place of the text, and perhaps `<TAB>group`.
 * @throws {UtteranceListError}
 */
export function parseUtteranceList(text: string, listFile: string): ListedUtterance[] {
  return tabbedLines(text).map(({ cells, line }) => {
    const [path = '', language = '', said = '', group = '', ...rest] = cells;
    if (rest.length > 0) throw new UtteranceListError(listFile, line, `found ${rest.length + 4} cells`);
    for (const [name, cell] of Object.entries({ path, language, 'text or /IPA/': said })) {
      if (cell === '') throw new UtteranceListError(listFile, line, `the ${name} is empty`);
    }
    const isIpa = said.length > 2 && said.startsWith('/') && said.endsWith('/');
    return {
      file: pathInList(path, listFile),
      language,
      said: isIpa ? said.slice(1, -1) : said,
      isIpa,
      group: group === '' ? language : group,
    };
  });
}
