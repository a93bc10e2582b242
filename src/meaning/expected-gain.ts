import { ParameterError } from '../errors.ts';

/** What is believed of one form: its candidates; what is left of 1 is that it means nothing, or something not listed. */
export interface FormBelief {
  readonly formId: string;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly conceptId: string;
  /** 0 to 1; those of a form sum to at most 1 */
  readonly probability: number;
}

/** Of a yes with probability `p`, in bits; 0 at both ends. */
export function entropyBits(p: number): number {
  return p <= 0 || p >= 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));
}

/**
 * What a person's answers to "does it mean this?", one for each of some candidates of one form, are expected to tell of
 * what the form means: the mutual information of answers and meaning (Lindley 1956; MacKay 1992; BALD, Houlsby et al.
 * 2011), for several questions jointly, so that a second one counts only for what the first leaves open (as BatchBALD,
 * Kirsch et al. 2019). The entropy of the answers less that of the reviewer's own errors.
 * @param probabilities of the candidates asked about, each 0 to 1, at most 1 together; `mostJointly` at most
 * @param accuracy that the reviewer answers rightly, 0.5 (a coin) to 1
 * @returns bits, >= 0
 * @throws {ParameterError} more candidates, or an accuracy out of range
 */
export function informationOfAnswers(probabilities: readonly number[], accuracy: number): number {
  const count = probabilities.length;
  if (count > mostJointly) throw new ParameterError(`${count} questions at once; at most ${mostJointly}`);
  checkAccuracy(accuracy);
  const none = Math.max(0, 1 - probabilities.reduce((sum, p) => sum + p, 0));
  let entropy = 0;
  for (let answers = 0; answers < 2 ** count; answers++) {
    const yeses = bitsSet(answers);
    // the meaning that was not asked about has every "yes" as an error
    let probability = none * (1 - accuracy) ** yeses * accuracy ** (count - yeses);
    probabilities.forEach((p, i) => {
      const saysYes = (answers >> i) & 1;
      const errors = saysYes ? yeses - 1 : yeses + 1;
      probability += p * (1 - accuracy) ** errors * accuracy ** (count - errors);
    });
    if (probability > 0) entropy -= probability * Math.log2(probability);
  }
  return Math.max(0, entropy - count * entropyBits(accuracy));
}

/** More questions about one form are not weighed together: each doubles the work. */
export const mostJointly = 6;

/**
 * What the answer about one form tells, besides, of whether another form means the same concept: mutual information under
 * the learner's own coupling, by which two forms that both mean a concept have lost `rivalPenalty` log-odds.
 *
 * The lexicon is decided form by form, and so these are added up. Of the lexicon as one whole an answer tells no more than
 * of the form that was asked about: given what that form means, the answer depends on nothing else.
 * @param probability that the form asked about means the concept
 * @param rival that the other one does
 * @returns bits, 0 to 1
 */
export function informationOfRival(
  probability: number,
  rival: number,
  { accuracy, rivalPenalty }: { readonly accuracy: number; readonly rivalPenalty: number },
): number {
  const { yes, ifYes, ifNo } = rivalAfter(probability, rival, { accuracy, rivalPenalty });
  return Math.max(0, entropyBits(rival) - yes * entropyBits(ifYes) - (1 - yes) * entropyBits(ifNo));
}

/** @returns the probability of a yes, and that of the rival after each answer */
export function rivalAfter(
  probability: number,
  rival: number,
  { accuracy, rivalPenalty }: { readonly accuracy: number; readonly rivalPenalty: number },
): { readonly yes: number; readonly ifYes: number; readonly ifNo: number } {
  checkAccuracy(accuracy);
  const both = bothMean(probability, rival, rivalPenalty);
  const yes = probabilityOfYes(probability, accuracy);
  const yesAndRival = accuracy * both + (1 - accuracy) * (rival - both);
  return {
    yes,
    ifYes: yes > 0 ? within01(yesAndRival / yes) : rival,
    ifNo: yes < 1 ? within01((rival - yesAndRival) / (1 - yes)) : rival,
  };
}

/** That the reviewer says yes. */
export function probabilityOfYes(probability: number, accuracy: number): number {
  return accuracy * probability + (1 - accuracy) * (1 - probability);
}

/** Of the pair asked about, after a yes and after a no. */
export function probabilityAfter(probability: number, accuracy: number): { readonly yes: number; readonly no: number } {
  const yes = probabilityOfYes(probability, accuracy);
  return {
    yes: yes > 0 ? within01((accuracy * probability) / yes) : probability,
    no: yes < 1 ? within01(((1 - accuracy) * probability) / (1 - yes)) : probability,
  };
}

/**
 * That both forms mean the concept, given that either does with its own probability and that meaning it together has
 * odds smaller by exp(penalty) (the 2 × 2 table of given margins and odds ratio; Plackett 1965).
 */
function bothMean(p: number, q: number, penalty: number): number {
  const ratio = Math.exp(-Math.max(0, penalty));
  if (1 - ratio < 1e-9) return p * q;
  const b = 1 - (p + q) * (1 - ratio);
  const both = (Math.sqrt(b * b + 4 * ratio * (1 - ratio) * p * q) - b) / (2 * (1 - ratio));
  return Math.min(Math.max(both, p + q - 1, 0), p, q);
}

function checkAccuracy(accuracy: number): void {
  if (!(accuracy >= 0.5 && accuracy <= 1)) {
    throw new ParameterError(`a reviewer's accuracy is ${accuracy}; it must be from 0.5 to 1`);
  }
}

function within01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function bitsSet(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
