/**
 * How often hypotheses about calls are wrong, and what is found, on generated recordings with a known truth.
 *   npx tsx benchmark/evaluations/calls.ts [--quick]
 */
import { findCallHypotheses, callHypothesisOptions } from '../../src/meaning/calls/call-hypotheses.ts';
import type { CallHypothesis } from '../../src/meaning/calls/call-hypotheses.ts';
import {
  callWorld,
  generateCalls,
  generateLongSounds,
  type CallWorld,
  type PlantedEffect,
} from '../../test/meaning/generated-calls.ts';
import { coOccurrenceTests, type FoundPair } from './calls/co-occurrence-tests.ts';

const quick = process.argv.includes('--quick');
const { withinSeconds, falseDiscoveryRate: level } = callHypothesisOptions;

const effects: readonly PlantedEffect[] = [
  { type: 0, source: 0, relation: 'AFTER_START', ratio: 8 },
  { type: 1, source: 1, relation: 'WHILE', ratio: 4 },
  { type: 2, source: 2, relation: 'WHILE', ratio: 2 },
];

interface Tally {
  corporaWithAny: number;
  found: number;
  wrong: number;
  effectsFound: number;
}

const isPlanted = (planted: readonly PlantedEffect[], { typeId, sourceId }: FoundPair) =>
  planted.some(({ type, source }) => typeId === `call ${type}` && sourceId === `thing ${source}`);

/** Share of false among what is found, averaged over corpora, in which none found counts as none false. */
function tally(corpora: readonly (readonly FoundPair[])[], planted: readonly PlantedEffect[]) {
  const sum: Tally = { corporaWithAny: 0, found: 0, wrong: 0, effectsFound: 0 };
  let falseShare = 0;
  for (const pairs of corpora) {
    const wrong = pairs.filter((pair) => !isPlanted(planted, pair)).length;
    sum.corporaWithAny += pairs.length > 0 ? 1 : 0;
    sum.found += pairs.length;
    sum.wrong += wrong;
    sum.effectsFound += planted.filter((effect) => pairs.some((pair) => isPlanted([effect], pair))).length;
    falseShare += pairs.length === 0 ? 0 : wrong / pairs.length;
  }
  const count = corpora.length;
  return {
    any: (sum.corporaWithAny / count).toFixed(3),
    wrongEach: (sum.wrong / count).toFixed(2),
    falseDiscovery: (falseShare / count).toFixed(3),
    recall: planted.length === 0 ? '' : (sum.effectsFound / count / planted.length).toFixed(2),
  };
}

function pairsOf(hypotheses: readonly CallHypothesis[]): FoundPair[] {
  return hypotheses
    .filter(({ standing }) => standing === 'HYPOTHESIS')
    .map(({ typeId, source }) => ({ typeId, sourceId: source.id }));
}

function compare(name: string, world: CallWorld, corpora: number, make = generateCalls): void {
  const count = quick ? Math.ceil(corpora / 10) : corpora;
  const ours: FoundPair[][] = [];
  const naive: FoundPair[][] = [];
  for (let seed = 0; seed < count; seed++) {
    const observations = make(world, seed);
    ours.push(pairsOf(findCallHypotheses(observations).hypotheses));
    naive.push(coOccurrenceTests(observations, withinSeconds, level));
  }
  for (const [method, found] of [
    ['rotations', ours],
    ['co-occurrence', naive],
  ] as const) {
    const { any, wrongEach, falseDiscovery, recall } = tally(found, world.effects);
    console.log(`| ${name} | ${count} | ${method} | ${any} | ${wrongEach} | ${falseDiscovery} | ${recall} |`);
  }
}

console.log('| corpora | how many | test | any found | wrong ones each | false discovery | recall |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
compare('nothing related, 4 recordings', { ...callWorld, recordings: 4 }, 200);
compare('nothing related, 12', callWorld, 200);
compare('nothing related, 48', { ...callWorld, recordings: 48 }, 40);
compare('nothing related, all fading, 12', { ...callWorld, trend: true }, 200);
compare('nothing related, long sounds one at a time, 24', { ...callWorld, recordings: 24 }, 100, (world, seed) =>
  generateLongSounds(world.recordings, seed),
);
const alone: PlantedEffect = { type: 0, source: 0, relation: 'AFTER_START', ratio: 20, recordings: 1 };
compare('one odd recording, 12', { ...callWorld, effects: [alone] }, 100);
for (const recordings of [4, 8, 12, 24, 48]) {
  compare(`three effects, ${recordings}`, { ...callWorld, recordings, effects }, 40);
}

/** Each effect by itself, and whether the interval holds the truth. */
const shown = effects.map(() => ({ found: 0, within: 0, listed: 0 }));
const worlds = quick ? 4 : 60;
for (let seed = 0; seed < worlds; seed++) {
  const { hypotheses } = findCallHypotheses(generateCalls({ ...callWorld, recordings: 24, effects }, 5000 + seed));
  for (const [place, { type, source, relation, ratio }] of effects.entries()) {
    const hypothesis = hypotheses.find(
      (each) => each.typeId === `call ${type}` && each.source.id === `thing ${source}` && each.relation === relation,
    );
    if (hypothesis === undefined) continue;
    shown[place]!.listed += 1;
    if (hypothesis.standing === 'HYPOTHESIS') shown[place]!.found += 1;
    if (hypothesis.ratio.low <= ratio && ratio <= hypothesis.ratio.high) shown[place]!.within += 1;
  }
}
console.log(`\n| effect, 24 recordings, ${worlds} corpora | found | 90 % interval holds it |\n| --- | --- | --- |`);
for (const [place, { relation, ratio }] of effects.entries()) {
  const { found, within, listed } = shown[place]!;
  console.log(
    `| ${ratio} times, ${relation} | ${(found / worlds).toFixed(2)} | ${listed === 0 ? '' : (within / listed).toFixed(2)} |`,
  );
}

/** Two things that always come together: both are found, and each is said not to be told from the other. */
let both = 0;
let told = 0;
for (let seed = 0; seed < (quick ? 3 : 30); seed++) {
  const world = { ...callWorld, recordings: 24, effects: [effects[0]!], together: [[0, 3]] as const };
  const { hypotheses } = findCallHypotheses(generateCalls(world, 9000 + seed));
  for (const { standing, typeId, source, relation, alternatives } of hypotheses) {
    if (standing !== 'HYPOTHESIS' || typeId !== 'call 0' || relation !== 'AFTER_START') continue;
    const other = { 'thing 0': 'thing 3', 'thing 3': 'thing 0' }[source.id];
    if (other === undefined) continue;
    both += 1;
    if (alternatives.some(({ kind, source: { id } }) => kind === 'NOT_TOLD_APART' && id === other)) told += 1;
  }
}
console.log(
  `\nalways together: ${both} hypotheses, of which ${told} are said not to be told apart from the other thing`,
);

for (const [recordings, types, sources] of [
  [12, 6, 8],
  [48, 6, 8],
  [100, 20, 40],
] as const) {
  const observations = generateCalls({ ...callWorld, recordings, types, sources }, 1);
  const start = performance.now();
  const { testedPairs, calls, pairsLeftOut } = findCallHypotheses(observations);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${recordings} recordings, ${calls} calls, ${testedPairs} pairs (${pairsLeftOut} left out): ${seconds.toFixed(2)} s, ${megabytes} MB`,
  );
}
