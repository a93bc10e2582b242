import { accuracyOf, confusionOf, type Confusion } from '../../../inference/evaluation/confusion.ts';
import { resultsOfFile } from '../../../inference/infer-file.ts';
import type { Lanes } from '../../../inference/lanes.ts';
import { readList } from '../../../inference/evaluation/tabbed-list.ts';
import { MediaError } from '../../../media/media-errors.ts';
import { canonicalOrNone } from '../../canonical-language.ts';
import { distinctWindows, judgedUtterances, judgeLanguage, languageOfSpeech } from '../judge-language.ts';
import { LanguageIdentifier } from '../language-identifier.ts';
import { languageOfUtterance } from '../language-inference.ts';
import { otherLanguage } from '../spoken-language.ts';
import { parseLanguageList, type ListedRecording } from './language-list.ts';

/** Where too little speech was found to tell. */
export const untold = 'none';

export interface LanguageRow {
  readonly language: string;
  readonly speakers: number;
  readonly files: number;
  readonly windows: number;
  /** Of its windows and files that were told rightly, 0 to 1. */
  readonly windowAccuracy: number;
  readonly fileAccuracy: number;
}

export interface LanguagesEvaluation {
  readonly rows: readonly LanguageRow[];
  /** Of all windows and files, however many each language has. */
  readonly windowAccuracy: number;
  readonly fileAccuracy: number;
  readonly windows: Confusion;
  readonly files: Confusion;
  /** Why some files of the list were not heard: they are no recordings. */
  readonly refused: readonly string[];
}

interface Told extends ListedRecording {
  /** As what can be told by name, or `other`. */
  readonly expected: string;
  readonly windows: readonly string[];
  readonly whole: string;
}

/**
 * `phonograph evaluate languages`: what is told of recordings whose language is known, by the way that `infer languages`
 * takes. A window is told by itself; a file by its shares.
 * @throws {LanguageListError} naming file and line; {NotFoundError} for a list that is not there
 */
export async function evaluateLanguages(
  listFile: string,
  lanes: Lanes,
  onProgress?: (done: number, all: number) => void,
): Promise<LanguagesEvaluation> {
  const text = await readList(listFile, 'recordings');
  const { languages, leastProbability } = await LanguageIdentifier.load();
  const refused: string[] = [];
  const told: Told[] = [];
  const listed = parseLanguageList(text, listFile);
  for (const each of listed) {
    try {
      const expected = languages.find((language) => canonicalOrNone(language) === each.language) ?? otherLanguage;
      told.push({ ...each, expected, ...(await tellFile(each.file, languages, leastProbability, lanes)) });
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      refused.push(error.message);
    }
    onProgress?.(told.length + refused.length, listed.length);
  }
  return { ...scores(told, languages), refused };
}

async function tellFile(file: string, languages: readonly string[], least: number, lanes: Lanes) {
  const { found } = await resultsOfFile(languageOfUtterance, file, lanes);
  const judged = judgedUtterances(found);
  return {
    windows: distinctWindows(judged).map(
      ({ probabilities }) => judgeLanguage(languages, probabilities, least).language ?? untold,
    ),
    whole: languageOfSpeech(judged, least).language ?? untold,
  };
}

/** The table and both matrices. */
export function scores(
  told: readonly Pick<Told, 'expected' | 'speaker' | 'windows' | 'whole'>[],
  languages: readonly string[],
): Omit<LanguagesEvaluation, 'refused'> {
  const spoken = languages.filter((language) => told.some(({ expected }) => expected === language));
  const answers = [...languages, untold];
  const windows = confusionOf(
    told.flatMap(({ expected, windows: of }) => of.map((window) => [expected, window] as const)),
    spoken,
    answers,
  );
  const files = confusionOf(
    told.map(({ expected, whole }) => [expected, whole] as const),
    spoken,
    answers,
  );
  const rows = spoken.map((language) => {
    const own = told.filter(({ expected }) => expected === language);
    return {
      language,
      speakers: new Set(own.map(({ speaker }) => speaker)).size,
      files: own.length,
      windows: own.reduce((sum, each) => sum + each.windows.length, 0),
      windowAccuracy: accuracyOf(windows, language),
      fileAccuracy: accuracyOf(files, language),
    };
  });
  return {
    rows,
    windowAccuracy: accuracyOf(windows),
    fileAccuracy: accuracyOf(files),
    windows,
    files,
  };
}
