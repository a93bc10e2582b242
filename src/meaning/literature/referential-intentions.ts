import type { Situation } from '../situation.ts';
import { hardCorpus } from './hard-corpus.ts';
import { bestFirst, type Learned } from './learned.ts';
import { candidatePairs, Chain, Proposals, type Candidate } from './lexicon-chain.ts';
import { LexiconPosterior, type IntentionParameters } from './lexicon-posterior.ts';
import { seededRandom } from '../../dsp/seeded-random.ts';

export interface IntentionSearch extends IntentionParameters {
  /** Chains run side by side at these temperatures and trade places; the first must be 1, where samples are taken. */
  readonly temperatures: readonly number[];
  /** Proposals a chain; the first third is not sampled from. */
  readonly steps: number;
}

/** α, γ and κ of Frank, Goodman & Tenenbaum 2009. */
export const intentionsPublished: IntentionSearch = {
  pairCost: 7,
  referring: 0.1,
  lexicalPenalty: 0.05,
  temperatures: [1, 1.5, 2.5, 4, 8],
  steps: 20_000,
};

/**
 * Word learning as inference about what speakers intend to refer to (Frank, Goodman & Tenenbaum 2009, Psychological
 * Science 20): a batch search for the lexicon of the highest posterior (see LexiconPosterior). As in the paper, the
 * search is stochastic, tempered, and proposes pairs by their mutual information; here temperatures run side by side
 * and trade places (parallel tempering), and the best lexicon met is at last climbed uphill from, pair by pair. Uncertain labels are
 * taken for certain from 0.5 (see hardCorpus).
 * @returns the best lexicon found; how often each pair was in the lexicons sampled at temperature 1 as scores
 * @throws {TooManyInViewError}
 */
export function learnByIntentions(
  situations: Iterable<Situation>,
  seed: number,
  { temperatures, steps, ...parameters }: IntentionSearch = intentionsPublished,
): Learned {
  const corpus = hardCorpus(situations);
  const candidates = candidatePairs(corpus);
  if (candidates.length === 0) return { lexicon: [], scores: [] };
  const random = seededRandom(seed);
  const proposals = new Proposals(candidates, random);
  /** In the order of their temperatures. */
  const chains = temperatures.map(() => new Chain(new LexiconPosterior(corpus, parameters), proposals, random));
  const counts = new Float64Array(candidates.length);
  let best: readonly number[] = [];
  let highest = -Infinity;
  let samples = 0;
  for (let step = 0; step < steps; step++) {
    chains.forEach((chain, i) => chain.step(temperatures[i]!));
    if (step % tradeEvery === 0 && chains.length > 1) {
      const at = Math.floor(random() * (chains.length - 1));
      const [one, other] = [chains[at]!, chains[at + 1]!];
      const gain =
        (other.posterior.logPosterior - one.posterior.logPosterior) *
        (1 / temperatures[at]! - 1 / temperatures[at + 1]!);
      if (Math.log(random()) < gain) [chains[at], chains[at + 1]] = [other, one];
    }
    const coldest = chains[0]!;
    if (coldest.posterior.logPosterior > highest) {
      highest = coldest.posterior.logPosterior;
      best = [...coldest.members];
    }
    if (step < steps / 3) continue;
    samples += 1;
    for (const pair of coldest.members) counts[pair]! += 1;
  }
  const ofPair = (pair: number) => {
    const { word, concept } = candidates[pair]!;
    return { formId: corpus.forms[word]!, conceptId: corpus.concepts[concept]! };
  };
  const lexicon = climb(new LexiconPosterior(corpus, parameters), candidates, best).map(ofPair);
  const sampled = [...counts.keys()].filter((pair) => counts[pair]! > 0);
  return { lexicon, scores: bestFirst(sampled.map((pair) => ({ ...ofPair(pair), score: counts[pair]! / samples }))) };
}

const tradeEvery = 20;

/** Toggles one pair after another as long as that makes the lexicon likelier. @returns the pairs then in it */
function climb(posterior: LexiconPosterior, candidates: readonly Candidate[], start: readonly number[]): number[] {
  for (const pair of start) posterior.toggle(candidates[pair]!.word, candidates[pair]!.concept);
  for (let improved = true; improved;) {
    improved = false;
    for (const { word, concept } of candidates) {
      const before = posterior.logPosterior;
      posterior.mark();
      posterior.toggle(word, concept);
      if (posterior.logPosterior > before + 1e-9) improved = true;
      else posterior.rollBack();
    }
  }
  return [...candidates.keys()].filter((pair) => posterior.has(candidates[pair]!.word, candidates[pair]!.concept));
}
