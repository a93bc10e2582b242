import { readFile } from 'node:fs/promises';
import { NotFoundError } from '../errors.ts';
import { parseGold, parseSituations } from './corpus-of-situations.ts';
import { evaluateLexicon, type LexiconScore } from './evaluate-lexicon.ts';
import { lexiconThreshold } from './learner-parameters.ts';
import { likenessOfSpelling } from './likeness.ts';
import { quickModels, type LiteratureModel } from './literature/models.ts';
import { mappings, type LexiconEntry } from './mappings.ts';
import { settleWithPhrases } from './phrases/settle-with-phrases.ts';
import { formIdsOf, type Situation } from './situation.ts';

type MeanScore = Pick<LexiconScore, 'precision' | 'recall' | 'f'>;

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
  /** The same situations through the learners of the literature that are quick, by name. */
  readonly baselines: Readonly<Record<string, MeanScore>>;
}

/**
 * `phonograph evaluate meaning`: the shipped learner on any corpus of situations, against a gold lexicon.
 * @throws {CorpusFormatError} naming file and line; {NotFoundError} for a file that is not there
 */
export async function evaluateMeaning(files: { corpusFile: string; goldFile: string }): Promise<MeaningEvaluation> {
  const situations = parseSituations(await readText(files.corpusFile), files.corpusFile);
  const gold = parseGold(await readText(files.goldFile), files.goldFile);
  const { state } = settleWithPhrases(situations, { likeness: likenessOfSpelling(formIdsOf(situations)) });
  const learned = mappings(state, { minimumProbability: lexiconThreshold });
  const score = evaluateLexicon(learned, gold);
  const baselines = quickModels.map((model) => [model.name, meanScore(model, situations, gold)] as const);
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

/** A model of chance is judged by its mean over several seeds. */
function meanScore(model: LiteratureModel, situations: readonly Situation[], gold: readonly LexiconEntry[]): MeanScore {
  const scores = Array.from({ length: model.runs }, (_, seed) =>
    evaluateLexicon(model.learn(situations, seed).lexicon, gold),
  );
  const mean = (key: keyof MeanScore) => scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  return { precision: mean('precision'), recall: mean('recall'), f: mean('f') };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotFoundError('file', file);
    throw error;
  }
}
