import { canonicalOrNone } from '../../canonical-language.ts';
import { ListLineError, pathInList, tabbedLines } from '../../../inference/evaluation/tabbed-list.ts';
import { otherLanguage } from '../spoken-language.ts';

/** A recording, and the language that is spoken in it. */
export interface ListedRecording {
  readonly file: string;
  /** As canonical tags have it (`kk`, not `kaz`), or `other`. */
  readonly language: string;
  readonly speaker: string;
}

/** A line of a list of recordings that does not follow the format. */
export class LanguageListError extends ListLineError {
  override readonly code = 'BAD_LANGUAGE_LIST';
  constructor(file: string, line: number, reason: string) {
    super(file, line, reason, 'path, language and perhaps a speaker');
  }
}

/**
 * One recording a line: `path<TAB>language`, and perhaps `<TAB>speaker`, so that speakers can be counted; without one a
 * recording is a speaker. @throws {LanguageListError}
 */
export function parseLanguageList(text: string, listFile: string): ListedRecording[] {
  return tabbedLines(text).map(({ cells, line }) => {
    const [path = '', language = '', speaker = '', ...rest] = cells;
    if (rest.length > 0) throw new LanguageListError(listFile, line, `found ${rest.length + 3} cells`);
    if (path === '') throw new LanguageListError(listFile, line, 'the path is empty');
    const spoken = language === otherLanguage ? language : canonicalOrNone(language)?.split('-')[0];
    if (spoken === undefined) {
      throw new LanguageListError(listFile, line, `${JSON.stringify(language)} is no language tag such as kk or kaz`);
    }
    return { file: pathInList(path, listFile), language: spoken, speaker: speaker || path };
  });
}
