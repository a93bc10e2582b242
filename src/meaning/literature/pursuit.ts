import type { Situation } from '../situation.ts';
import { hardCorpus } from './hard-corpus.ts';
import { atLeast, bestFirst, type Learned, type ScoredPair } from './learned.ts';
import { oneOf, seededRandom, type Random } from '../../dsp/seeded-random.ts';

export interface PursuitParameters {
  /** γ: how far one confirmation moves an association towards 1, and one disappointment towards 0. */
  readonly learningRate: number;
  /** λ: added to every association before normalising. */
  readonly smoothing: number;
  /** θ: a pair whose conditional probability is at least that in the end is in the lexicon. */
  readonly threshold: number;
}

/** γ, λ and θ of Stevens, Gleitman, Trueswell & Yang 2017. */
export const pursuitPublished: PursuitParameters = { learningRate: 0.02, smoothing: 0.001, threshold: 0.78 };

/**
 * Pursuit (Stevens, Gleitman, Trueswell & Yang 2017, Cognitive Science 41): a word holds associations, but looks at one
 * hypothesis at a time, its strongest. If that is in view it is rewarded and nothing else is; if not, it is weakened and
 * a random concept in view is rewarded in its stead. A new word begins with the concept in view that other words claim
 * least (mutual exclusivity). Where nothing is in view nothing is learned. The authors report means over many runs:
 * results depend on `seed`. Uncertain labels are taken for certain from 0.5 (see hardCorpus).
 * @returns conditional probabilities at the end as scores, of the pairs that were ever a hypothesis
 */
export function learnByPursuit(
  situations: Iterable<Situation>,
  seed: number,
  { learningRate, smoothing, threshold }: PursuitParameters = pursuitPublished,
): Learned {
  const { forms, concepts, scenes } = hardCorpus(situations);
  const random = seededRandom(seed);
  const words = new Map<number, Map<number, number>>();
  /** By concept: the words that ever had it for a hypothesis. */
  const claimants = new Map<number, Set<number>>();
  const seen = new Set<number>();
  for (const { words: said, inView } of scenes) {
    if (inView.length === 0) continue;
    for (const concept of inView) seen.add(concept);
    for (const word of said) {
      const hypotheses = words.get(word);
      if (!hypotheses) {
        const start = leastClaimed(inView, words, claimants, random);
        words.set(word, new Map());
        reward(word, start);
      } else {
        const held = strongest(hypotheses, random);
        if (inView.includes(held)) reward(word, held);
        else {
          hypotheses.set(held, hypotheses.get(held)! * (1 - learningRate));
          reward(word, oneOf(inView, random));
        }
      }
    }
  }
  const scores: ScoredPair[] = [];
  for (const [word, row] of words) {
    for (const concept of row.keys()) {
      scores.push({ formId: forms[word]!, conceptId: concepts[concept]!, score: conditional(row, concept) });
    }
  }
  const inOrder = bestFirst(scores);
  return { lexicon: atLeast(inOrder, threshold), scores: inOrder };

  function reward(word: number, concept: number): void {
    const row = words.get(word)!;
    const before = row.get(concept) ?? 0;
    row.set(concept, before + learningRate * (1 - before));
    let claiming = claimants.get(concept);
    if (!claiming) claimants.set(concept, (claiming = new Set()));
    claiming.add(word);
  }

  function conditional(row: ReadonlyMap<number, number>, concept: number): number {
    let total = 0;
    for (const association of row.values()) total += association;
    return (row.get(concept)! + smoothing) / (total + seen.size * smoothing);
  }
}

/** Of the concepts in view, one whose strongest association with any word is the weakest. */
function leastClaimed(
  inView: readonly number[],
  words: ReadonlyMap<number, ReadonlyMap<number, number>>,
  claimants: ReadonlyMap<number, ReadonlySet<number>>,
  random: Random,
): number {
  let least = Infinity;
  let candidates: number[] = [];
  for (const concept of inView) {
    let claim = 0;
    for (const word of claimants.get(concept) ?? []) claim = Math.max(claim, words.get(word)!.get(concept)!);
    if (claim < least) [least, candidates] = [claim, [concept]];
    else if (claim === least) candidates.push(concept);
  }
  return oneOf(candidates, random);
}

function strongest(hypotheses: ReadonlyMap<number, number>, random: Random): number {
  let most = -Infinity;
  let candidates: number[] = [];
  for (const [concept, association] of hypotheses) {
    if (association > most) [most, candidates] = [association, [concept]];
    else if (association === most) candidates.push(concept);
  }
  return oneOf(candidates, random);
}
