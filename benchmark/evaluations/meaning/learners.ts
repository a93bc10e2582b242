import { observe, type LearnerOptions } from '../../../src/meaning/cross-situational-learner.ts';
import { learnerParameters } from '../../../src/meaning/learner-parameters.ts';
import { emptyState, type LearnerState } from '../../../src/meaning/learner-state.ts';
import { likenessOfSpelling, type Likeness } from '../../../src/meaning/likeness.ts';
import type { Learned } from '../../../src/meaning/literature/learned.ts';
import { literatureModels } from '../../../src/meaning/literature/models.ts';
import { lexicon, mappings } from '../../../src/meaning/mappings.ts';
import { settleWithPhrases } from '../../../src/meaning/phrases/settle-with-phrases.ts';
import { settle } from '../../../src/meaning/settle.ts';
import { formIdsOf, type Situation } from '../../../src/meaning/situation.ts';

/** A row of the tables. */
export interface Learner {
  readonly name: string;
  /** Judged by the mean over this many seeds. */
  readonly runs: number;
  readonly learn: (situations: readonly Situation[], seed: number) => Learned;
  /** Whether another threshold would give another lexicon, and may be chosen on generated worlds of the same kind. */
  readonly byThreshold: boolean;
  /** Corpora of more situations are left out: it would take too long. */
  readonly mostSituations?: number;
}

/** The shipped learner, and what it is without each of its ideas. */
export const variants: Readonly<Record<string, (situations: readonly Situation[]) => LearnerState>> = {
  'ours, settled': (situations) => settled(situations, { likeness: bySpelling(situations) }),
  'ours, online': (situations) => learnOnline(situations, { likeness: bySpelling(situations) }),
  '– without phrases': (situations) => settle(situations, { likeness: bySpelling(situations) }),
  '– without kinship': (situations) => settled(situations),
  '– without attention': (situations) =>
    settled(situations, {
      likeness: bySpelling(situations),
      parameters: { ...learnerParameters, attention: { ...learnerParameters.attention, leak: 1 } },
    }),
  '– without standing': (situations) =>
    settled(situations, {
      likeness: bySpelling(situations),
      parameters: { ...learnerParameters, standing: { ...learnerParameters.standing, neighbours: 0, place: 0 } },
    }),
  '– without bursts': (situations) =>
    settled(situations, {
      likeness: bySpelling(situations),
      parameters: { ...learnerParameters, bursts: { ...learnerParameters.bursts, exponent: 1 } },
    }),
  '– without rivals': (situations) =>
    settled(situations, {
      likeness: bySpelling(situations),
      parameters: { ...learnerParameters, rivalPenalty: 0 },
    }),
};

function settled(situations: readonly Situation[], options: LearnerOptions = {}): LearnerState {
  return settleWithPhrases(situations, options).state;
}

function bySpelling(situations: readonly Situation[]): Likeness {
  return likenessOfSpelling(formIdsOf(situations));
}

/** The one of `variants` that is shipped. */
export const shipped = 'ours, settled';
export const online = 'ours, online';

export const learners: readonly Learner[] = [
  ...Object.entries(variants).map(([name, learn]) => ({
    name,
    runs: 1,
    // ours has one threshold for all
    byThreshold: false,
    learn: (situations: readonly Situation[]) => learnedOf(learn(situations)),
  })),
  ...literatureModels.map((model) => (model.name === 'frank-2009' ? { ...model, mostSituations: 2000 } : model)),
];

function learnedOf(state: LearnerState): Learned {
  const scores = mappings(state, { minimumProbability: 0 }).map(({ formId, conceptId, probability }) => ({
    formId,
    conceptId,
    score: probability,
  }));
  return { lexicon: lexicon(state), scores };
}

function learnOnline(situations: readonly Situation[], options: LearnerOptions): LearnerState {
  const state = emptyState();
  for (const situation of situations) observe(state, situation, options);
  return state;
}
