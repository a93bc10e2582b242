import { readFile } from 'node:fs/promises';
import { NotFoundError } from '../errors.ts';
import { alignmentLexicon } from './alignment-baseline.ts';
import { coOccurrenceLexicon, npmiLexicon } from './co-occurrence-baseline.ts';
import { parseGold, parseSituations } from './corpus-of-situations.ts';
import { settle } from './cross-situational-learner.ts';
import { partIntoEpisodes } from './episodes.ts';
import { evaluateLexicon, type LexiconScore } from './evaluate-lexicon.ts';
import { lexiconThreshold } from './learner-parameters.ts';
import { mappings } from './mappings.ts';
import type { Situation } from './situation.ts';

export interface MeaningEvaluation {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
  readonly situations: number;
  readonly goldPairs: number;
  /** What the shipped learner takes for true, most probable first. */
  readonly lexicon: readonly {
    readonly word: string;
    readonly object: string;
    readonly probability: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** The same situations through other learners, at their published or stated thresholds. */
  readonly baselines: Readonly<Record<string, Pick<LexiconScore, 'precision' | 'recall' | 'f'>>>;
}

/**
 * `phonograph evaluate meaning`: the shipped learner on any corpus of situations, against a gold lexicon.
 * @throws {CorpusFormatError} naming file and line; {NotFoundError} for a file that is not there
 */
export async function evaluateMeaning(files: { corpusFile: string; goldFile: string }): Promise<MeaningEvaluation> {
  const situations = parseSituations(await readText(files.corpusFile), files.corpusFile);
  const gold = parseGold(await readText(files.goldFile), files.goldFile);
  const learned = mappings(settle(partIntoEpisodes(situations)), { minimumProbability: lexiconThreshold });
  const score = evaluateLexicon(learned, gold);
  const baselines = Object.entries(baselineLearners).map(([name, learn]) => {
    const { precision, recall, f } = evaluateLexicon(learn(situations), gold);
    return [name, { precision, recall, f }] as const;
  });
  return {
    precision: score.precision,
    recall: score.recall,
    f: score.f,
    situations: situations.length,
    goldPairs: score.gold,
    lexicon: learned.map(({ formId, conceptId, probability, low, high }) => ({
      word: formId,
      object: conceptId,
      probability,
      low,
      high,
    })),
    baselines: Object.fromEntries(baselines),
  };
}

/** By the name they have in reports. */
export const baselineLearners: Readonly<Record<string, (situations: readonly Situation[]) => LexiconEntries>> = {
  'co-occurrence': coOccurrenceLexicon,
  npmi: (situations) => npmiLexicon(situations),
  'fazly-2010': (situations) => alignmentLexicon(situations),
};

type LexiconEntries = ReturnType<typeof coOccurrenceLexicon>;

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotFoundError('file', file);
    throw error;
  }
}
