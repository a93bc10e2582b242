import { logistic, logOddsOf } from '../dsp/log-odds.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Answer } from './agreement.ts';

/** How far a reviewer's answers can be relied on. */
export interface ReviewerAccuracy {
  /** Expected share of right answers, 0.5 to 1. */
  readonly accuracy: number;
  /** Answers on subjects that others answered too: what the estimate rests on. */
  readonly compared: number;
}

/**
 * What is assumed of a reviewer of whom nothing is known: Beta(19, 1), right in 95 of 100 answers, with the weight of 20
 * comparisons. Nobody is thought a worse judge for one slip.
 */
export const priorAccuracy = { right: 19, wrong: 1 } as const;

const unknownAccuracy = priorAccuracy.right / (priorAccuracy.right + priorAccuracy.wrong);

/** Of a reviewer of whom nothing is known. */
export const accuracyOfUnknown: ReviewerAccuracy = { accuracy: unknownAccuracy, compared: 0 };

/**
 * Each reviewer's accuracy from how they agree, with nobody knowing the truth: expectation maximisation of Dawid & Skene
 * (1979) for yes and no, one accuracy a person for both, drawn towards a prior. Subjects that one person alone answered
 * tell nothing and are left out; the learner's own belief is no witness, since people are there to correct it.
 * @param answers one a person and subject
 * @returns by reviewer; the same whatever the order of the answers
 */
export function estimateAccuracies(answers: Iterable<Answer<'yes' | 'no'>>): ReadonlyMap<string, ReviewerAccuracy> {
  const all = [...answers];
  const reviewers = new Map(
    all.map(({ reviewerId }) => [reviewerId, { right: 0, compared: 0, accuracy: unknownAccuracy }]),
  );
  const compared = [...groupedBy(all, ({ subjectId }) => subjectId).values()].filter((group) => group.length > 1);
  for (const group of compared) for (const { reviewerId } of group) reviewers.get(reviewerId)!.compared += 1;
  let shareTrue = 0.5;
  for (let round = 0; round < mostRounds; round++) {
    for (const reviewer of reviewers.values()) reviewer.right = 0;
    let trues = 0;
    for (const group of compared) {
      let logOdds = logOddsOf(shareTrue);
      for (const { reviewerId, value } of group) {
        const { accuracy } = reviewers.get(reviewerId)!;
        logOdds += (value === 'yes' ? 1 : -1) * logOddsOf(accuracy);
      }
      const isTrue = logistic(logOdds);
      trues += isTrue;
      for (const { reviewerId, value } of group) {
        reviewers.get(reviewerId)!.right += value === 'yes' ? isTrue : 1 - isTrue;
      }
    }
    shareTrue = (1 + trues) / (2 + compared.length);
    let largest = 0;
    for (const reviewer of reviewers.values()) {
      const size = priorAccuracy.right + priorAccuracy.wrong + reviewer.compared;
      // nobody is taken at the opposite of their word
      const next = Math.max(0.5, (priorAccuracy.right + reviewer.right) / size);
      largest = Math.max(largest, Math.abs(next - reviewer.accuracy));
      reviewer.accuracy = next;
    }
    if (largest < converged) break;
  }
  return new Map([...reviewers].map(([id, { accuracy, compared: count }]) => [id, { accuracy, compared: count }]));
}

const mostRounds = 200;
const converged = 1e-9;

/**
 * How much a reviewer's verdict counts beside that of one whom nobody contradicts: the ratio of their log-odds of being
 * right, which is what a Bayesian adds up; 0 for a coin, 1 at most.
 */
export function weightOf({ accuracy }: ReviewerAccuracy): number {
  if (!(accuracy > 0.5)) return 0;
  if (accuracy >= unknownAccuracy) return 1;
  return Math.log(accuracy / (1 - accuracy)) / Math.log(priorAccuracy.right / priorAccuracy.wrong);
}
