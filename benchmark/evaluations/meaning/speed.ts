import { observe } from '../../../src/meaning/cross-situational-learner.ts';
import { emptyState } from '../../../src/meaning/learner-state.ts';
import { settle } from '../../../src/meaning/settle.ts';
import type { Situation } from '../../../src/meaning/situation.ts';
import { noisyWorld, situationsOf, type WorldPlan } from '../../../test/meaning/generated-world.ts';
import { writePlot, type Request } from './report.ts';

/** Vocabulary and things that go on coming: pairs of form and thing never seen before to the end. */
const openWorld: WorldPlan = { ...noisyWorld, words: 20_000, concepts: 2000, functionWords: 200 };
const worlds = { 'world of issue 4': noisyWorld, 'open world, 20,000 words': openWorld };

const most = 1_000_000;
const chunk = 1000;

/** Time of online steps from 1,000 to 1,000,000 situations, and of settling as many, with the memory that they take. */
export function speed(request: Request): void {
  const lines = Object.entries(worlds).map(([name, plan]) => ({ name, points: onlineSteps(name, plan) }));
  writePlot(request, 'online-cost', {
    title: 'Time of one more situation',
    x: { label: 'situations before it', logarithmic: true },
    y: { label: 'microseconds of processor time (median of chunks)', range: [0, 400] },
    lines,
  });
  console.log('### Settling (world of issue 4)\n');
  console.log('| situations | s | peak of the process, MiB |\n|---|---|---|');
  for (const situations of [1000, 10_000, 100_000, most]) {
    const start = performance.now();
    settle(situationsOf({ ...noisyWorld, situations }));
    const seconds = (performance.now() - start) / 1000;
    console.log(`| ${situations} | ${seconds.toFixed(1)} | ${mebibytes(process.resourceUsage().maxRSS * 1024)} |`);
  }
}

/** @returns [situations before, microseconds of processor time a situation], which other programs hardly change */
function onlineSteps(name: string, plan: WorldPlan): (readonly [number, number])[] {
  console.log(`### Online steps (${name})\n`);
  console.log(
    '| situations before | situations a second of processor time | memory of the process, MiB | pairs |\n|---|---|---|---|',
  );
  const world = situationsOf({ ...plan, situations: most });
  const state = emptyState();
  const marks = [1, 2, 5].flatMap((digit) => [1000, 10_000, 100_000, 1_000_000].map((size) => digit * size));
  const points: (readonly [number, number])[] = [];
  let recent: number[] = [];
  for (let before = 0; before < most; before += chunk) {
    const situations = take(world, chunk);
    const start = process.cpuUsage();
    for (const situation of situations) observe(state, situation);
    const { user, system } = process.cpuUsage(start);
    // the first chunk is compiled on the way
    if (before > 0) recent.push((user + system) / chunk);
    if (recent.length > 20) recent.shift();
    const after = before + chunk;
    if (!marks.includes(after)) continue;
    const cost = median(recent.length > 0 ? recent : [NaN]);
    recent = [];
    if (Number.isNaN(cost)) continue;
    points.push([after, cost]);
    const memory = mebibytes(process.memoryUsage().rss);
    console.log(`| ${after} | ${Math.round(1e6 / cost)} | ${memory} | ${state.pairs.index.size} |`);
  }
  console.log('');
  return points;
}

function take(world: Iterator<Situation>, count: number): Situation[] {
  const taken: Situation[] = [];
  for (let i = 0; i < count; i++) {
    const next = world.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
