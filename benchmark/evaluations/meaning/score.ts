import { evaluateLexicon } from '../../../src/meaning/evaluate-lexicon.ts';
import { topOfEachForm, type Learned, type ScoredPair } from '../../../src/meaning/literature/learned.ts';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import type { LexiconEntry } from '../../../src/meaning/mappings.ts';
import type { Situation } from '../../../src/meaning/situation.ts';
import type { Learner } from './learners.ts';

export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
  /** F of the best cut through the learner's order of pairs, fitted to the truth: what it could reach, not what it knows. */
  readonly bestF: number;
  /** Share of the true forms whose first candidate is right. */
  readonly top: number;
  readonly seconds: number;
}

export interface Trial {
  readonly situations: readonly Situation[];
  readonly gold: readonly LexiconEntry[];
}

/** Mean over the trials, and over the learner's seeds. */
export function scoreOn(trials: readonly Trial[], learner: Learner): Scores {
  const all: Scores[] = [];
  for (const { situations, gold } of trials) {
    for (let seed = 0; seed < learner.runs; seed++) {
      const start = performance.now();
      const learned = learner.learn(situations, seed);
      const seconds = (performance.now() - start) / 1000;
      all.push({ ...scoresOf(learned, gold), seconds });
    }
  }
  const mean = (key: keyof Scores) => all.reduce((sum, scores) => sum + scores[key], 0) / all.length;
  return {
    precision: mean('precision'),
    recall: mean('recall'),
    f: mean('f'),
    bestF: mean('bestF'),
    top: mean('top'),
    seconds: mean('seconds'),
  };
}

export function scoresOf(learned: Learned, gold: readonly LexiconEntry[]): Omit<Scores, 'seconds'> {
  const { precision, recall, f } = evaluateLexicon(learned.lexicon, gold);
  const isTrue = truthOf(gold);
  const forms = new Set(gold.map(({ formId }) => formId));
  const right = topOfEachForm(learned.scores).filter(isTrue).length;
  const bestF = precisionAndRecall(learned.scores, gold).reduce(
    (best, [recallThere, precisionThere]) => Math.max(best, harmonicMean(precisionThere, recallThere)),
    0,
  );
  return { precision, recall, f, bestF, top: forms.size === 0 ? 0 : right / forms.size };
}

/** After each right pair in the learner's order, [recall, precision]: between two of them precision only falls. */
export function precisionAndRecall(
  scores: readonly ScoredPair[],
  gold: readonly LexiconEntry[],
): (readonly [number, number])[] {
  const isTrue = truthOf(gold);
  let right = 0;
  return scores.flatMap((pair, i) => {
    if (!isTrue(pair)) return [];
    right += 1;
    return [[right / gold.length, right / (i + 1)] as const];
  });
}

/** 95 % interval of F over 2000 drawings anew of the pairs: each learned or true pair is right, wrong or missed. */
export function bootstrap(lexicon: readonly LexiconEntry[], gold: readonly LexiconEntry[]): readonly [number, number] {
  const { right, learned, gold: all } = evaluateLexicon(lexicon, gold);
  const kinds = [...Array<number>(right).fill(0), ...Array<number>(learned - right).fill(1)];
  kinds.push(...Array<number>(all - right).fill(2));
  const random = seededRandom(1);
  const scores = Array.from({ length: 2000 }, () => {
    const counts = [0, 0, 0];
    for (let i = 0; i < kinds.length; i++) counts[kinds[Math.floor(random() * kinds.length)]!]! += 1;
    return counts[0] === 0 ? 0 : (2 * counts[0]!) / (2 * counts[0]! + counts[1]! + counts[2]!);
  }).sort((a, b) => a - b);
  return [scores[50]!, scores[1949]!];
}

export function truthOf(gold: readonly LexiconEntry[]): (pair: LexiconEntry) => boolean {
  const keys = new Set(gold.map(({ formId, conceptId }) => JSON.stringify([formId, conceptId])));
  return ({ formId, conceptId }) => keys.has(JSON.stringify([formId, conceptId]));
}

function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
