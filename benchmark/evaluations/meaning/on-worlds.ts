import { infantTalk } from '../../../test/meaning/generated-talk.ts';
import { clipWorld, noisyWorld, nurseryWorld, type WorldPlan } from '../../../test/meaning/generated-world.ts';
import { reliabilityOf, topClaims } from './calibration.ts';
import { tunedTo } from './choose-settings.ts';
import { online as onlineName, shipped, type Learner } from './learners.ts';
import { chosenLearners, scoreHeader, scoreRow, writePlot, type Request } from './report.ts';
import { scoreOn, type Trial } from './score.ts';
import { trialsOf, type Plan } from './trials.ts';

/**
 * F against the number of situations in the world of issue 4, hard and soft, and worlds like clips and like talk to
 * infants. Models that cut by a threshold are shown with the best one for each kind and size of world (see tunedTo).
 */
export function onWorlds(request: Request): void {
  learningCurves(request, 'noisy', 'Noisy world', noisyWorld);
  learningCurves(request, 'noisy-soft', 'Noisy world, uncertain labels', { ...noisyWorld, soft: true });
  oneSize(request, 'clips', 'Clips of one word, 10 % errors', clipWorld);
  oneSize(request, 'clips-soft', 'Clips of one word, uncertain labels', { ...clipWorld, soft: true });
  oneSize(request, 'nursery', 'Long scenes, names first, 600 utterances', nurseryWorld);
  oneSize(request, 'talk', 'Talk to infants, 620 utterances', infantTalk);
  oneSize(request, 'talk-no-variants', 'The same without variants of words', { ...infantTalk, variantShare: 0 });
  oneSize(request, 'talk-displaced', 'The same, a quarter of it out of view', { ...infantTalk, displacedShare: 0.25 });
}

function learningCurves(request: Request, file: string, title: string, plan: WorldPlan): void {
  const { seeds, sizes } = request;
  const chosen = chosenLearners(request);
  console.log(`### ${title}: F by number of situations (mean of ${seeds} worlds)\n`);
  console.log(`| learner | ${sizes.join(' | ')} | own threshold at ${sizes.at(-1)} | best cut | s |`);
  console.log(`|---|${'---|'.repeat(sizes.length + 3)}`);
  const trials = sizes.map((situations) => trialsOf({ ...plan, situations }, seeds));
  const lines = chosen.map((learner) => {
    const most = learner.mostSituations ?? Infinity;
    const scores = trials.map((each, i) => {
      const situations = sizes[i]!;
      return situations > most ? undefined : scoreOn(each, tunedTo({ ...plan, situations }, learner));
    });
    const last = scores.at(-1);
    const own = last && learner.byThreshold ? scoreOn(trials.at(-1)!, learner) : last;
    const cells = [...scores.map((score) => score?.f), own?.f, last?.bestF].map((f) => f?.toFixed(2) ?? '');
    console.log(`| ${learner.name} | ${cells.join(' | ')} | ${last?.seconds.toPrecision(2) ?? ''} |`);
    return { name: learner.name, points: sizes.map((size, i) => [size, scores[i]?.f ?? NaN] as const) };
  });
  writePlot(request, `${file}-f`, {
    title: `${title}: F of the lexicon`,
    x: { label: 'situations', logarithmic: true },
    y: { label: 'F', range: [0, 1] },
    lines,
  });
  const ours = chosen.find(({ name }) => name === shipped);
  if (!ours) return void console.log('');
  // small worlds have few forms to tell by
  const worlds = sizes.map((situations) => Math.max(seeds, Math.ceil(4000 / situations)));
  const errors = sizes.map((size, i) =>
    calibrate(
      request,
      `${file}-${size}`,
      `${title}, ${size} situations`,
      worlds[i] === seeds ? trials[i]! : trialsOf({ ...plan, situations: size }, worlds[i]!),
      ours,
    ),
  );
  const told = errors.map((error, i) => `${error.toFixed(3)} (${worlds[i]!} worlds)`);
  console.log(`\nCalibration error of ${shipped}: ${told.join(', ')}\n`);
  const apart = trials.map((each) => onlineFromSettled(each, chosen)?.toFixed(3));
  if (apart[0] !== undefined) console.log(`Online from settled: ${apart.join(', ')}\n`);
}

function oneSize(request: Request, file: string, title: string, plan: Plan): void {
  // small worlds differ more from each other, and cost less
  const seeds = 4 * request.seeds;
  const trials = trialsOf(plan, seeds);
  const [head, rule] = scoreHeader.split('\n');
  console.log(`### ${title} (mean of ${seeds} worlds)\n\n${head} F, threshold for this kind |\n${rule}---|`);
  const chosen = chosenLearners(request);
  for (const learner of chosen) {
    const own = scoreOn(trials, learner);
    const tuned = learner.byThreshold ? scoreOn(trials, tunedTo(plan, learner, seeds)) : own;
    console.log(`${scoreRow(learner.name, own)} ${tuned.f.toFixed(2)} |`);
  }
  const ours = chosen.find(({ name }) => name === shipped);
  if (ours) {
    const error = calibrate(request, file, title, trials, ours);
    console.log(`\nCalibration error of ${shipped}: ${error.toFixed(3)}`);
    const apart = onlineFromSettled(trials, chosen);
    if (apart !== undefined) console.log(`\nOnline from settled: ${apart.toFixed(3)}`);
  }
  console.log('');
}

/** Mean difference in probability over pairs that either holds for probable to 0.05 or more; undefined where one is not chosen. */
function onlineFromSettled(trials: readonly Trial[], chosen: readonly Learner[]): number | undefined {
  const [settled, online] = [shipped, onlineName].map((name) => chosen.find((learner) => learner.name === name));
  if (settled === undefined || online === undefined) return undefined;
  let sum = 0;
  let count = 0;
  for (const { situations } of trials) {
    const [first, second] = [settled, online].map(({ learn }) => {
      return new Map(learn(situations, 0).scores.map((pair) => [`${pair.formId} ${pair.conceptId}`, pair.score]));
    }) as [Map<string, number>, Map<string, number>];
    for (const pair of new Set([...first.keys(), ...second.keys()])) {
      const [a, b] = [first.get(pair) ?? 0, second.get(pair) ?? 0];
      if (Math.max(a, b) < 0.05) continue;
      sum += Math.abs(a - b);
      count += 1;
    }
  }
  return sum / Math.max(1, count);
}

/** Of the first candidate of each form, in ten bins of equal mass. @returns the error */
function calibrate(request: Request, file: string, title: string, trials: readonly Trial[], learner: Learner): number {
  const claims = trials.flatMap(({ situations, gold }) => topClaims(learner.learn(situations, 0).scores, gold));
  const { error, bins } = reliabilityOf(claims);
  writePlot(request, `reliability-${file}`, {
    title: `${title}: error ${error.toFixed(3)}`,
    x: { label: 'probability of the first candidate', range: [0, 1] },
    y: { label: 'share that is right', range: [0, 1] },
    lines: [{ name: learner.name, points: bins }],
    diagonal: true,
  });
  return error;
}
