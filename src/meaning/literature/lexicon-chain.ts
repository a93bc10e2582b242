import type { HardCorpus } from './hard-corpus.ts';
import type { LexiconPosterior } from './lexicon-posterior.ts';
import type { Random } from '../../dsp/seeded-random.ts';

/** A pair that was met at least once. */
export interface Candidate {
  readonly word: number;
  readonly concept: number;
  /** How much it adds to the mutual information of words and concepts: what it is proposed in proportion to. */
  readonly weight: number;
}

/** Pairs met at least once; no other can make a lexicon likelier. */
export function candidatePairs({ scenes, forms, concepts }: HardCorpus): Candidate[] {
  const ofWord = new Float64Array(forms.length);
  const ofConcept = new Float64Array(concepts.length);
  const together = new Map<number, number>();
  for (const { words, inView } of scenes) {
    for (const concept of inView) ofConcept[concept]! += 1;
    for (const word of new Set(words)) {
      ofWord[word]! += 1;
      for (const concept of inView) {
        const key = word * concepts.length + concept;
        together.set(key, (together.get(key) ?? 0) + 1);
      }
    }
  }
  return [...together].map(([key, count]) => {
    const word = Math.floor(key / concepts.length);
    const concept = key % concepts.length;
    const ratio = (count * scenes.length) / (ofWord[word]! * ofConcept[concept]!);
    return { word, concept, weight: count * Math.log1p(ratio) };
  });
}

/** Draws candidates in proportion to their weights; a candidate is known by its index. */
export class Proposals {
  readonly total: number;
  readonly #cumulative: Float64Array;
  readonly #ofConcept = new Map<number, number[]>();
  readonly #ofWord = new Map<number, number[]>();

  constructor(
    readonly candidates: readonly Candidate[],
    readonly random: Random,
  ) {
    this.#cumulative = new Float64Array(candidates.length);
    let total = 0;
    candidates.forEach(({ word, concept, weight }, i) => {
      this.#cumulative[i] = total += weight;
      append(this.#ofConcept, concept, i);
      append(this.#ofWord, word, i);
    });
    this.total = total;
  }

  draw(): number {
    const at = this.random() * this.total;
    let low = 0;
    let high = this.candidates.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#cumulative[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Candidates of the same concept, or of the same word. */
  akin(pair: number, by: 'concept' | 'word'): readonly number[] {
    const { word, concept } = this.candidates[pair]!;
    return (by === 'concept' ? this.#ofConcept.get(concept) : this.#ofWord.get(word))!;
  }

  /** One of `pairs`, in proportion to their weights, and what they weigh together; undefined of none. */
  drawFrom(pairs: readonly number[]): { pair: number; total: number } | undefined {
    let total = 0;
    for (const pair of pairs) total += this.candidates[pair]!.weight;
    let left = this.random() * total;
    let drawn: number | undefined;
    for (const pair of pairs) {
      drawn = pair;
      left -= this.candidates[pair]!.weight;
      if (left < 0) break;
    }
    return drawn === undefined ? undefined : { pair: drawn, total };
  }
}

const addShare = 0.4;
const deleteShare = 0.4;

/** A Metropolis-Hastings walk over lexicons: pairs are added, deleted, or get another word or concept. */
export class Chain {
  /** Candidates in the lexicon, in no order. */
  readonly members: number[] = [];
  readonly #place = new Map<number, number>();
  #weight = 0;

  constructor(
    readonly posterior: LexiconPosterior,
    readonly proposals: Proposals,
    readonly random: Random,
  ) {}

  /** One proposal, taken or not. @param temperature what the log posterior is divided by, at least 1 */
  step(temperature: number): void {
    const move = this.members.length === 0 ? 0 : this.random();
    if (move < addShare) this.#add(temperature);
    else if (move < addShare + deleteShare) this.#delete(temperature);
    else this.#exchange(temperature, this.random() < 0.5 ? 'concept' : 'word');
  }

  #add(temperature: number): void {
    const { candidates, total } = this.proposals;
    const size = this.members.length;
    if (size === candidates.length) return;
    let pair = this.proposals.draw();
    while (this.#place.has(pair)) pair = this.proposals.draw();
    const forth = addProbability(size) * (candidates[pair]!.weight / (total - this.#weight));
    const back = deleteShare / (size + 1);
    this.#try([pair], temperature, Math.log(back / forth));
  }

  #delete(temperature: number): void {
    const { candidates, total } = this.proposals;
    const size = this.members.length;
    const pair = this.members[Math.floor(this.random() * size)]!;
    const { weight } = candidates[pair]!;
    const forth = deleteShare / size;
    const back = addProbability(size - 1) * (weight / (total - this.#weight + weight));
    this.#try([pair], temperature, Math.log(back / forth));
  }

  #exchange(temperature: number, by: 'concept' | 'word'): void {
    const { candidates } = this.proposals;
    const old = this.members[Math.floor(this.random() * this.members.length)]!;
    const free = this.proposals.akin(old, by).filter((pair) => !this.#place.has(pair));
    const drawn = this.proposals.drawFrom(free);
    if (!drawn) return;
    const [before, after] = [candidates[old]!.weight, candidates[drawn.pair]!.weight];
    const forth = after / drawn.total;
    const back = before / (drawn.total - after + before);
    this.#try([old, drawn.pair], temperature, Math.log(back / forth));
  }

  /** Toggles the pairs if the lexicon that results is accepted. */
  #try(pairs: readonly number[], temperature: number, logProposalRatio: number): void {
    const before = this.posterior.logPosterior;
    this.posterior.mark();
    for (const pair of pairs) {
      const { word, concept } = this.proposals.candidates[pair]!;
      this.posterior.toggle(word, concept);
    }
    const gain = (this.posterior.logPosterior - before) / temperature + logProposalRatio;
    if (Math.log(this.random()) < gain) for (const pair of pairs) this.#move(pair);
    else this.posterior.rollBack();
  }

  /** Into the lexicon, or out of it. */
  #move(pair: number): void {
    const { weight } = this.proposals.candidates[pair]!;
    const place = this.#place.get(pair);
    if (place === undefined) {
      this.#place.set(pair, this.members.push(pair) - 1);
      this.#weight += weight;
      return;
    }
    const last = this.members.pop()!;
    if (last !== pair) {
      this.members[place] = last;
      this.#place.set(last, place);
    }
    this.#place.delete(pair);
    this.#weight -= weight;
  }
}

/** From the empty lexicon there is nothing to do but to add. */
function addProbability(size: number): number {
  return size === 0 ? 1 : addShare;
}

function append(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
