/**
 * Asking well: how many reviews it takes until the learner's lexicon of a noisy world has F 0.8, asking by the review
 * queue, in random order, and in other orders. Prints the tables of asking.md and draws its plots.
 *
 *   npx tsx benchmark/evaluations/asking.ts [--seeds 4] [--first-seed 100] [--between 10] [--most 200]
 *     [--errors 0,0.1] [--weight 1] [--worlds 500-soft,1000-hard] [--only PATTERN] [--plots FOLDER]
 *
 * A world is a number of situations with hard or soft labels. `--only` takes strategies by name beside the queue. The
 * lexicon is settled after `--between` answers, which is also how many are asked at once. `--weight` is
 * what each answer counts beside one that outranks all that was learned.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { noisyWorld } from '../../test/meaning/generated-world.ts';
import { linePlotSvg } from '../line-plot.ts';
import { askUntil, type Asked } from './asking/ask-until.ts';
import { compare, meanCurve } from './asking/compare.ts';
import { queue, strategies } from './asking/strategies.ts';
import { firstTestSeed, trialsOf } from './meaning/trials.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '4' },
    'first-seed': { type: 'string', default: String(firstTestSeed) },
    between: { type: 'string', default: '10' },
    most: { type: 'string', default: '200' },
    errors: { type: 'string', default: '0,0.1' },
    weight: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '500-soft,1000-hard' },
    only: { type: 'string', default: '' },
    plots: { type: 'string', default: join(import.meta.dirname, 'asking', 'plots') },
  },
});
const seeds = Number(values.seeds);
const between = Number(values.between);
const mostReviews = Number(values.most);
const target = 0.8;
const chosen = Object.keys(strategies).filter((name) => name === queue || new RegExp(values.only).test(name));
const [cpu] = cpus();
console.log(`Node ${process.version}, ${cpus().length} cores, ${cpu?.model ?? 'unknown processor'}\n`);

for (const world of values.worlds.split(',')) {
  const [situations, labels] = world.split('-');
  const trials = trialsOf(
    { ...noisyWorld, situations: Number(situations), soft: labels === 'soft' },
    seeds,
    Number(values['first-seed']),
  );
  for (const errorRate of values.errors.split(',').map(Number)) {
    const started = performance.now();
    const runs = new Map<string, Asked[]>();
    for (const name of chosen) {
      const plan = { target, between, mostReviews, errorRate, weight: Number(values.weight) };
      runs.set(
        name,
        trials.map((trial, i) => askUntil(trial, strategies[name]!, { ...plan, seed: i })),
      );
    }
    report(`${situations} situations, ${labels} labels, ${100 * errorRate} % of answers wrong`, runs);
    const lines = chosen.map((name) => ({ name, points: meanCurve(runs.get(name)!, between, mostReviews) }));
    mkdirSync(values.plots, { recursive: true });
    writeFileSync(
      join(values.plots, `${world}-errors-${errorRate}.svg`),
      linePlotSvg({
        title: `${situations} situations, ${labels} labels, ${100 * errorRate} % of answers wrong: mean F`,
        x: { label: `reviews (a world that has reached ${target} stays there)` },
        y: { label: 'F', range: [0.5, 0.9] },
        lines,
      }),
    );
    console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  }
}

function report(title: string, runs: ReadonlyMap<string, readonly Asked[]>): void {
  const ours = runs.get(queue)!;
  const before = ours.map(({ curve }) => curve[0]![1]);
  console.log(`### ${title}\n`);
  console.log(`F ${Math.min(...before).toFixed(2)} to ${Math.max(...before).toFixed(2)} before the first question.\n`);
  console.log(
    `| order of questions | reviews to F ${target} | reached | the queue's, for one of these |\n|---|---|---|---|`,
  );
  for (const [name, of] of runs) {
    const { meanReviews, reached, worlds, ratio, interval } = compare(ours, of, mostReviews);
    const reviews = `${reached < worlds ? '≥ ' : ''}${meanReviews.toFixed(0)}`;
    const cell = name === queue ? '' : `${ratio.toFixed(2)} [${interval.map((end) => end.toFixed(2)).join(', ')}]`;
    console.log(`| ${name} | ${reviews} | ${reached} of ${worlds} | ${cell} |`);
  }
}
