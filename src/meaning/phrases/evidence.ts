import { logMarginal } from '../beta-binomial.ts';
import { logBayesFactor, rateWithout, type Trials } from '../form-posterior.ts';
import { learnerParameters } from '../learner-parameters.ts';
import { softTrial, type SoftTrial } from '../soft-trial.ts';
import type { CorpusView } from './corpus-view.ts';
import { Repetition } from './repetition.ts';

/** What the situations in which something was heard say of its meaning each concept. */
interface Tally {
  hits: number;
  /** Beyond those that there would be were the concept in view in none of them; so for the correction. */
  missesBeyond: number;
  correctionBeyond: number;
  /** Expected situations with the concept in view. */
  together: number;
  readonly repetition: Repetition;
}

/** Counts trials as the learner of words does (soft-trial.ts), without attention; situations are to come in their order. */
export class Evidence {
  heard = 0;
  #misses = 0;
  #correction = 0;
  readonly #tallies = new Map<string, Tally>();
  readonly #repetition = new Repetition(learnerParameters.bursts.formFade);

  constructor(private readonly corpus: CorpusView) {}

  /**
   * @param weight probability that it was heard in the situation, above 0
   * @param unexplained share of a concept's being in view that is left to explain, 0 to 1
   */
  add(situation: number, weight: number, unexplained: (conceptId: string) => number = () => 1): void {
    const rate = this.corpus.namedRate;
    const where = this.corpus.situations[situation]!;
    const absent = scaled(softTrial(weight, 0, rate, neverInView), this.#repetition.worth(where, weight) / weight);
    this.heard += weight;
    this.#misses += absent.misses;
    this.#correction += absent.correction;
    for (const { id, probability } of this.corpus.views[situation]!) {
      const tally = this.#tallyOf(id);
      const share = unexplained(id) * (tally.repetition.worth(where, weight) / weight);
      const trial = scaled(softTrial(weight, probability, rate, this.corpus.shareInView(id)), share);
      tally.hits += trial.hits;
      tally.missesBeyond += trial.misses - absent.misses;
      tally.correctionBeyond += trial.correction - absent.correction;
      tally.together += weight * probability;
    }
  }

  conceptIds(): Iterable<string> {
    return this.#tallies.keys();
  }

  /** Log Bayes factor of its meaning the concept against meaning it not. */
  for(conceptId: string): number {
    return logBayesFactor(this.#trials(conceptId), this.corpus.named, learnerParameters.steadiness);
  }

  /**
   * The same against meaning it not, or only now and then: some of what is heard as a word by itself is a phrase of
   * which the rest was taken for something else.
   */
  forAlways(conceptId: string): number {
    const { named, namedRate } = this.corpus;
    const trials = this.#trials(conceptId);
    const byChance = logBayesFactor(trials, named, learnerParameters.steadiness);
    const rate = trials.baseRate + strayShare * Math.max(0, namedRate - trials.baseRate);
    const size = named.hits + named.misses;
    const straying = { hits: size * rate, misses: size * (1 - rate) };
    const { hits, misses, correction } = trials;
    const nowAndThen = logMarginal(named, hits, misses) - logMarginal(straying, hits, misses) + correction;
    const least = Math.min(byChance, nowAndThen);
    return least + Math.log(2) - Math.log1p(Math.exp(least - Math.max(byChance, nowAndThen)));
  }

  #trials(conceptId: string): Trials {
    const { corpus } = this;
    const tally = this.#tallies.get(conceptId) ?? newTally();
    const { baseRateSmoothing } = learnerParameters;
    const without = Math.max(0, corpus.situations.length - this.heard);
    const seen = corpus.seen(conceptId) - tally.together;
    return {
      hits: tally.hits,
      misses: Math.max(0, this.#misses + tally.missesBeyond),
      correction: Math.min(0, this.#correction + tally.correctionBeyond),
      baseRate: rateWithout(seen, without, corpus.shareInView(conceptId), baseRateSmoothing),
    };
  }

  #tallyOf(conceptId: string): Tally {
    let tally = this.#tallies.get(conceptId);
    if (!tally) this.#tallies.set(conceptId, (tally = newTally()));
    return tally;
  }
}

function newTally(): Tally {
  const repetition = new Repetition(learnerParameters.bursts.pairFade);
  return { hits: 0, missesBeyond: 0, correctionBeyond: 0, together: 0, repetition };
}

function scaled({ hits, misses, correction }: SoftTrial, by: number): SoftTrial {
  return { hits: by * hits, misses: by * misses, correction: by * correction };
}

/** Share of what is heard as a word by itself that may be such. */
const strayShare = 0.25;
/** Base rate of a concept that is not there: what is rarely in view is not missed by chance. */
const neverInView = 1e-9;
