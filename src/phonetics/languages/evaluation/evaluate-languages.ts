import { readFile } from 'node:fs/promises';
import { NotFoundError } from '../../../errors.ts';
import { resultsOfFile } from '../../../inference/infer-file.ts';
import type { Lanes } from '../../../inference/lanes.ts';
import { MediaError } from '../../../media/media-errors.ts';
import { canonicalOrNone } from '../../canonical-language.ts';
import { distinctWindows, judgedUtterances, judgeLanguage, languageOfSpeech } from '../judge-language.ts';
import { LanguageIdentifier } from '../language-identifier.ts';
import { languageOfUtterance } from '../language-inference.ts';
import { otherLanguage } from '../spoken-language.ts';
import { parseLanguageList, type ListedRecording } from './language-list.ts';

/** Where too little speech was found to tell. */
export const untold = 'none';

/** How often a language was taken for which. */
export interface Confusion {
  /** Languages that are spoken in the recordings; those that cannot be told by name are `other` together. */
  readonly spoken: readonly string[];
  /** What can be answered: the languages, `other`, and `none`. */
  readonly told: readonly string[];
  /** Shape (spoken, told). */
  readonly counts: readonly (readonly number[])[];
}

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
  const text = await readFile(listFile, 'utf8').catch(() => {
    throw new NotFoundError('list of recordings', listFile);
  });
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
  const windows = confusion(
    told.flatMap((each) => each.windows.map((window) => [each.expected, window] as const)),
    spoken,
    languages,
  );
  const files = confusion(
    told.map(({ expected, whole }) => [expected, whole] as const),
    spoken,
    languages,
  );
  const rows = spoken.map((language, i) => {
    const own = told.filter(({ expected }) => expected === language);
    return {
      language,
      speakers: new Set(own.map(({ speaker }) => speaker)).size,
      files: own.length,
      windows: own.reduce((sum, each) => sum + each.windows.length, 0),
      windowAccuracy: accuracy([windows.counts[i]!], [windows.told.indexOf(language)]),
      fileAccuracy: accuracy([files.counts[i]!], [files.told.indexOf(language)]),
    };
  });
  const right = spoken.map((language) => windows.told.indexOf(language));
  return {
    rows,
    windowAccuracy: accuracy(windows.counts, right),
    fileAccuracy: accuracy(files.counts, right),
    windows,
    files,
  };
}

function confusion(
  pairs: readonly (readonly [string, string])[],
  spoken: readonly string[],
  languages: readonly string[],
): Confusion {
  const told = [...languages, untold];
  const counts = spoken.map((language) =>
    told.map((answer) => pairs.filter(([expected, got]) => expected === language && got === answer).length),
  );
  return { spoken, told, counts };
}

/** @param right the column of each row's right answer */
function accuracy(counts: readonly (readonly number[])[], right: readonly number[]): number {
  const all = counts.flat().reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, row, i) => sum + row[right[i]!]!, 0) / all;
}
