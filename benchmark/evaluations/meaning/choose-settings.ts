import { evaluateLexicon } from '../../../src/meaning/evaluate-lexicon.ts';
import { atLeast } from '../../../src/meaning/literature/learned.ts';
import { literatureModels } from '../../../src/meaning/literature/models.ts';
import { infantTalk } from '../../../test/meaning/generated-talk.ts';
import { noisyWorld } from '../../../test/meaning/generated-world.ts';
import type { Learner } from './learners.ts';
import { scoreOn, type Trial } from './score.ts';
import { trialsOf, type Plan } from './trials.ts';

/** Settings are chosen on worlds of seeds from here to below 100; tables have others. */
const firstSeed = 1;

/**
 * The learner with the threshold that is best for worlds of this kind and size: a help that ours does not get, since no
 * one threshold suits the models of the literature everywhere. Learners with a rule of their own stay as they are.
 */
export function tunedTo(plan: Plan, learner: Learner, seeds = 2): Learner {
  if (!learner.byThreshold) return learner;
  const { threshold } = bestThreshold(trialsOf(plan, seeds, firstSeed), learner);
  return {
    ...learner,
    learn: (situations, seed) => {
      const { scores } = learner.learn(situations, seed);
      return { scores, lexicon: atLeast(scores, threshold) };
    },
  };
}

/** Prints the best threshold of each model of the literature by kind of world, and what it gives there. */
export function chooseSettings(seeds: number): void {
  const kinds = { 'talk to infants': infantTalk, 'noisy world': noisyWorld };
  console.log(`### Best thresholds on worlds of seeds ${firstSeed} to ${firstSeed + seeds - 1}\n`);
  console.log(`| model | ${Object.keys(kinds).join(' | ')} |\n|---|---|---|`);
  for (const model of literatureModels.filter(({ byThreshold }) => byThreshold)) {
    const cells = Object.values(kinds).map((plan) => {
      const { threshold, f } = bestThreshold(trialsOf(plan, seeds, firstSeed), model);
      return `${threshold} (F ${f.toFixed(2)}, own ${scoreOn(trialsOf(plan, seeds, firstSeed), model).f.toFixed(2)})`;
    });
    console.log(`| ${model.name} | ${cells.join(' | ')} |`);
  }
  console.log('');
}

/** Of the thresholds of two digits, the one of the highest mean F. */
function bestThreshold(trials: readonly Trial[], { learn }: Pick<Learner, 'learn'>): { threshold: number; f: number } {
  const learned = trials.map(({ situations, gold }) => ({ gold, scores: learn(situations, 0).scores }));
  // thresholds that let in more than ten times what is true need not be tried
  const scores = learned.flatMap((each) => each.scores.slice(0, 10 * each.gold.length).map(({ score }) => score));
  let best = { threshold: Infinity, f: 0 };
  for (const threshold of new Set(scores.map((score) => Number(score.toPrecision(2))))) {
    const all = learned.map((each) => evaluateLexicon(atLeast(each.scores, threshold), each.gold).f);
    const f = all.reduce((sum, one) => sum + one, 0) / all.length;
    if (f > best.f) best = { threshold, f };
  }
  return best;
}
