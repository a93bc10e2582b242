import { groupedBy } from '../grouped-by.ts';
import {
  informationOfAnswers,
  informationOfRival,
  probabilityAfter,
  rivalAfter,
  type Candidate,
  type FormBelief,
} from './expected-gain.ts';
import { learnerParameters } from './learner-parameters.ts';
import { compareIds } from './situation.ts';

/** "Does this form mean this concept?" */
export interface Question {
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
  /** What the answer is expected to tell, in bits, once the questions before it in the queue are answered. */
  readonly gainBits: number;
}

export interface QueueOptions {
  /** Whether the question may be asked; all may unless said. */
  readonly isOpen?: (formId: string, conceptId: string) => boolean;
  /** That the reviewer answers rightly, 0.5 to 1. */
  readonly accuracy?: number;
  readonly rivalPenalty?: number;
}

/** Of one form there are at most this many questions in a queue: what comes after is better asked when these are known. */
export const mostPerForm = 3;

/** A question that tells less than this is not worth a person's time. */
export const leastGainBits = 0.02;

/**
 * The questions to ask, the most telling first: each is chosen for what it adds to those before it, which for mutual
 * information comes within 1 - 1/e of the best choice of as many (Krause & Guestrin 2005; Nemhauser et al. 1978). Answers
 * about one form tell nothing new of another beyond its rivalry, so each form's questions are put in order by themselves
 * and then all are merged by gain.
 *
 * How often a form is used does not count. What is rare is as much of the lexicon, and what is frequent is told by
 * further recordings for nothing (benchmark/evaluations/asking.md has both).
 * @returns gains in descending order; equals by form and concept id
 */
export function rankQuestions(beliefs: readonly FormBelief[], options: QueueOptions = {}): Question[] {
  const { isOpen = () => true, accuracy = 1, rivalPenalty = learnerParameters.rivalPenalty } = options;
  const claims = beliefs.flatMap(({ formId, candidates }) => candidates.map((candidate) => ({ formId, ...candidate })));
  const rivals = groupedBy(claims, ({ conceptId }) => conceptId);
  const ofRivals = (formId: string, { conceptId, probability }: Candidate) => {
    let bits = 0;
    for (const rival of rivals.get(conceptId) ?? []) {
      if (rival.formId === formId) continue;
      bits += informationOfRival(probability, rival.probability, { accuracy, rivalPenalty });
    }
    return bits;
  };
  const questions: Question[] = [];
  for (const { formId, candidates } of beliefs) {
    let open = candidates.flatMap((candidate) =>
      isOpen(formId, candidate.conceptId) ? [{ ...candidate, rivalBits: ofRivals(formId, candidate) }] : [],
    );
    const asked: number[] = [];
    let known = 0;
    while (open.length > 0 && asked.length < mostPerForm) {
      const gains = open.map(({ probability, rivalBits }) => {
        const own = informationOfAnswers([...asked, probability], accuracy) - known;
        return Math.max(0, own) + rivalBits;
      });
      let best = 0;
      for (let i = 1; i < open.length; i++) {
        const ahead = gains[i]! - gains[best]! || compareIds(open[best]!.conceptId, open[i]!.conceptId);
        if (ahead > 0) best = i;
      }
      const { conceptId, probability } = open[best]!;
      const gainBits = gains[best]!;
      if (gainBits < leastGainBits) break;
      questions.push({ formId, conceptId, probability, gainBits });
      asked.push(probability);
      known = informationOfAnswers(asked, accuracy);
      open = open.filter((_, i) => i !== best);
    }
  }
  return questions.sort(
    (a, b) => b.gainBits - a.gainBits || compareIds(a.formId, b.formId) || compareIds(a.conceptId, b.conceptId),
  );
}

/** A probability that an answer moves. */
export interface Move {
  readonly formId: string;
  readonly conceptId: string;
  readonly from: number;
  readonly to: number;
}

/** A smaller move is not told. */
const notableMove = 0.01;

/**
 * What an answer would change, the largest move first: the pair itself, the other candidates of the form, and other forms
 * for the same concept. An estimate: the next settling finds out.
 */
export function movesAfter(
  { formId, conceptId, probability }: Pick<Question, 'formId' | 'conceptId' | 'probability'>,
  beliefs: readonly FormBelief[],
  answer: 'yes' | 'no',
  options: QueueOptions = {},
): Move[] {
  const { accuracy = 1, rivalPenalty = learnerParameters.rivalPenalty } = options;
  const own = probabilityAfter(probability, accuracy)[answer];
  // the other meanings keep their proportions among themselves
  const scale = probability < 1 ? (1 - own) / (1 - probability) : 1;
  const moves: Move[] = [];
  for (const belief of beliefs) {
    for (const candidate of belief.candidates) {
      const from = candidate.probability;
      let to = from;
      if (belief.formId === formId) to = candidate.conceptId === conceptId ? own : from * scale;
      else if (candidate.conceptId === conceptId) {
        const after = rivalAfter(probability, from, { accuracy, rivalPenalty });
        to = answer === 'yes' ? after.ifYes : after.ifNo;
      }
      if (Math.abs(to - from) < notableMove) continue;
      moves.push({ formId: belief.formId, conceptId: candidate.conceptId, from, to });
    }
  }
  return moves.sort(
    (a, b) =>
      Math.abs(b.to - b.from) - Math.abs(a.to - a.from) ||
      compareIds(a.formId, b.formId) ||
      compareIds(a.conceptId, b.conceptId),
  );
}
