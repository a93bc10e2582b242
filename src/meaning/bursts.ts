import type { BurstParameters } from './learner-parameters.ts';

interface FormBurst {
  times: number;
  last: number;
}

interface PairBurst extends FormBurst {
  /** How much the thing had been in view, summed over the sequence, when the pair was last met. */
  inView: number;
}

const sweepEvery = 1000;
/** e ** -37 of a time is less than the last digit of one. */
const fades = 37;

/**
 * Talk comes in bursts: while a thing stays in view, words are repeated beside it, whatever they mean. The n-th time in a
 * row counts n ** exponent - (n - 1) ** exponent; repetition fades from one situation to the next, faster while the
 * thing is out of view. Remembers one sequence.
 */
export class Bursts {
  #now = -1;
  readonly #forms = new Map<number, FormBurst>();
  readonly #pairs = new Map<number, PairBurst>();
  readonly #inView = new Map<number, number>();

  constructor(private readonly parameters: BurstParameters) {}

  /** The next situation of the sequence. */
  next(): void {
    this.#now += 1;
    if (this.#now % sweepEvery === 0) {
      this.#forget(this.#forms, this.parameters.formFade);
      this.#forget(this.#pairs, this.parameters.pairFade);
    }
  }

  /** What has faded altogether needs no memory: a sequence may be a million situations long. */
  #forget(bursts: Map<number, FormBurst>, fade: number): void {
    for (const [key, { last }] of bursts) if (this.#now - last > fades * fade) bursts.delete(key);
  }

  /** @param confidence that the concept is in view; call it once for each concept before `ofPair` */
  sees(concept: number, confidence: number): void {
    this.#inView.set(concept, (this.#inView.get(concept) ?? 0) + confidence);
  }

  /** @returns what hearing the form is worth, 0 to `probability` */
  ofForm(form: number, probability: number): number {
    const burst = this.#forms.get(form);
    if (burst === undefined) {
      this.#forms.set(form, { times: probability, last: this.#now });
      return probability;
    }
    const before = burst.times * Math.exp(-(this.#now - burst.last) / this.parameters.formFade);
    burst.times = before + probability;
    burst.last = this.#now;
    return this.#worth(burst.times) - this.#worth(before);
  }

  /** @returns what hearing the form beside the concept is worth, 0 to `probability` */
  ofPair(pair: number, concept: number, probability: number): number {
    const inView = this.#inView.get(concept) ?? 0;
    const burst = this.#pairs.get(pair);
    if (burst === undefined) {
      this.#pairs.set(pair, { times: probability, last: this.#now, inView });
      return probability;
    }
    const { pairFade, outOfView } = this.parameters;
    const since = this.#now - burst.last;
    const without = Math.max(0, since - (inView - burst.inView));
    const before = burst.times * Math.exp(-since / pairFade) * outOfView ** without;
    burst.times = before + probability;
    burst.last = this.#now;
    burst.inView = inView;
    return this.#worth(burst.times) - this.#worth(before);
  }

  #worth(times: number): number {
    return times <= 1 ? times : times ** this.parameters.exponent;
  }
}
