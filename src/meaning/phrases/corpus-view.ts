import { groupedBy } from '../../grouped-by.ts';
import type { Beta } from '../beta-binomial.ts';
import type { LearnedMapping } from '../mappings.ts';
import { conceptsSeen, type Sight, type Situation } from '../situation.ts';

/** Situations and what their forms mean, as phrases are judged by them. */
export class CorpusView {
  /** Of each situation. */
  readonly views: readonly (readonly Sight[])[];
  /** Rate at which a thing is in view when it is named. */
  readonly named: Beta;
  readonly #meanings: ReadonlyMap<string, readonly LearnedMapping[]>;
  readonly #seen = new Map<string, number>();
  readonly #heard = new Map<string, Map<number, number>>();

  /** @param meanings of forms, likeliest first */
  constructor(
    readonly situations: readonly Situation[],
    meanings: readonly LearnedMapping[],
  ) {
    this.#meanings = groupedBy(meanings, ({ formId }) => formId);
    this.views = situations.map(conceptsSeen);
    for (const view of this.views) {
      for (const { id, probability } of view) this.#seen.set(id, (this.#seen.get(id) ?? 0) + probability);
    }
    for (const [i, { heard }] of situations.entries()) {
      for (const { forms } of heard) {
        for (const { formId, weight } of forms) {
          if (!this.#meanings.has(formId)) continue;
          let where = this.#heard.get(formId);
          if (!where) this.#heard.set(formId, (where = new Map<number, number>()));
          where.set(i, 1 - (1 - (where.get(i) ?? 0)) * (1 - weight));
        }
      }
    }
    this.named = this.#rateInView();
  }

  get namedRate(): number {
    return this.named.hits / (this.named.hits + this.named.misses);
  }

  get conceptCount(): number {
    return this.#seen.size;
  }

  /** Likeliest first. */
  meaningsOf(formId: string): readonly LearnedMapping[] {
    return this.#meanings.get(formId) ?? [];
  }

  /** Of a form that may mean something: situations, with the probability that it was heard there. */
  whereHeard(formId: string): ReadonlyMap<number, number> {
    return this.#heard.get(formId) ?? new Map<number, number>();
  }

  /** Expected number of situations with the concept in view. */
  seen(conceptId: string): number {
    return this.#seen.get(conceptId) ?? 0;
  }

  /** Within (0, 1). */
  shareInView(conceptId: string): number {
    return (this.seen(conceptId) + 0.5) / (this.situations.length + 1);
  }

  /** How often things are in view when forms that mean them are heard; forms may differ in it. */
  #rateInView(): Beta {
    let inView = startRate * startInertia;
    let named = startInertia;
    for (const [formId, where] of this.#heard) {
      for (const { conceptId, probability } of this.meaningsOf(formId)) {
        if (probability < 0.5) continue;
        for (const [situation, weight] of where) {
          named += weight * probability;
          const sight = this.views[situation]!.find(({ id }) => id === conceptId);
          inView += weight * probability * (sight?.probability ?? 0);
        }
      }
    }
    return { hits: (concentration * inView) / named, misses: concentration * (1 - inView / named) };
  }
}

/** Where learning of the rate starts, and how many tokens of forms with a meaning weigh as much. */
const startRate = 0.7;
const startInertia = 8;
/** A form's own rate lies around the mean as if known from so many of its tokens. */
const concentration = 12;
