import { observe } from '../../../src/meaning/cross-situational-learner.ts';
import { emptyState, type LearnerState } from '../../../src/meaning/learner-state.ts';
import type { Learned } from '../../../src/meaning/literature/learned.ts';
import { literatureModels } from '../../../src/meaning/literature/models.ts';
import { lexicon, mappings } from '../../../src/meaning/mappings.ts';
import { settle } from '../../../src/meaning/settle.ts';
import type { Situation } from '../../../src/meaning/situation.ts';

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

/** The shipped learner and what is compared with it of ourselves; an ablation is one more line here. */
export const variants: Readonly<Record<string, (situations: readonly Situation[]) => LearnerState>> = {
  'ours, settled': (situations) => settle(situations),
  'ours, online': (situations) => online(situations),
};

/** The one of `variants` that is shipped. */
export const shipped = 'ours, settled';

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

function online(situations: readonly Situation[]): LearnerState {
  const state = emptyState();
  for (const situation of situations) observe(state, situation);
  return state;
}
