/**
 * Word learning beside baselines, on generated worlds and on Frank 2009's corpus: `npx tsx benchmark/evaluations/meaning.ts`
 * prints the tables of meaning.md, with `quick` all but the last. Settings were chosen on the worlds of seeds below 100; these are others.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { alignmentLexicon, fazlyPublished } from '../../src/meaning/alignment-baseline.ts';
import { observe, settle } from '../../src/meaning/cross-situational-learner.ts';
import { partIntoEpisodes } from '../../src/meaning/episodes.ts';
import { evaluateLexicon, type LexiconScore } from '../../src/meaning/evaluate-lexicon.ts';
import { baselineLearners } from '../../src/meaning/evaluate-meaning.ts';
import { learnerParameters, type LearnerParameters } from '../../src/meaning/learner-parameters.ts';
import { emptyState, type LearnerState } from '../../src/meaning/learner-state.ts';
import { lexicon, mappings, type LexiconEntry } from '../../src/meaning/mappings.ts';
import type { Situation } from '../../src/meaning/situation.ts';
import {
  clipWorld,
  generateWorld,
  noisyWorld,
  nurseryWorld,
  seededRandom,
  type WorldPlan,
} from '../../test/meaning/generated-world.ts';

type Learner = (situations: readonly Situation[]) => LexiconEntry[];

const ours: Record<string, Learner> = {
  'ours, settled': (situations) => lexicon(settle(partIntoEpisodes(situations))),
  'ours, online': (situations) => lexicon(online(partIntoEpisodes(situations))),
  '– without episodes': (situations) => lexicon(settle(situations)),
  '– without rivals': (situations) => lexicon(settleWith(situations, { rivalPenalty: 0 })),
  '– without habits learned': (situations) => lexicon(settleWith(situations, { habitInertia: 1e9 })),
};
const learners: Record<string, Learner> = {
  ...baselineLearners,
  'fazly-2010, published settings': (situations) => alignmentLexicon(situations, fazlyPublished),
  ...ours,
};

const worlds: Record<string, [WorldPlan, number]> = {
  'clips: 60 of one word, 10 % errors': [clipWorld, 20],
  'clips without errors': [{ ...clipWorld, recognitionErrorRate: 0, detectionErrorRate: 0 }, 20],
  'clips, soft labels': [{ ...clipWorld, soft: true }, 20],
  'noisy: 500 situations, 30 % errors': [{ ...noisyWorld, situations: 500 }, 5],
  'noisy: 2000 situations': [noisyWorld, 4],
  'noisy: 2000 situations, soft labels': [{ ...noisyWorld, soft: true }, 4],
  'nursery: 600 utterances': [nurseryWorld, 8],
};

const [cpu] = cpus();
console.log(`Node ${process.version}, ${cpus().length} cores, ${cpu?.model ?? 'unknown processor'}\n`);
for (const [name, [plan, seeds]] of Object.entries(worlds)) onWorld(name, plan, seeds);
onFrank();
if (process.argv[2] !== 'quick') speed();

function onWorld(name: string, plan: WorldPlan, seeds: number): void {
  const made = Array.from({ length: seeds }, (_, i) => generateWorld({ ...plan, seed: 100 + i }));
  console.log(`### ${name} (mean of ${seeds} worlds)\n\n| learner | P | R | F |\n|---|---|---|---|`);
  for (const [learner, learn] of Object.entries(learners)) {
    const scores = made.map((world) => evaluateLexicon(learn(world.situations), goldPairs(world.gold)));
    console.log(row(learner, mean(scores)));
  }
  const error = calibrationError(
    made.flatMap(({ situations, gold }) => topCandidates(settle(partIntoEpisodes(situations)), gold)),
  );
  console.log(`\nCalibration error of each form's top candidate, ten equal-mass bins: ${error.toFixed(3)}\n`);
}

function onFrank(): void {
  const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'frank2009');
  if (!existsSync(folder)) {
    console.log(`### Frank 2009: skipped, the corpus is not on this machine\n`);
    return;
  }
  const lines = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const words = (text: string) => text.split(' ').filter((word) => word !== '');
  const situations = lines('corpus.csv').flatMap((line, i): Situation[] => {
    const [objects = '', said = ''] = line.split(',');
    if (objects.trim() === 'dax' || words(objects).includes('dax')) return [];
    const heard = words(said).map((formId, j) => ({ tokenId: `${i}-${j}`, forms: [{ formId, weight: 1 }] }));
    const saw = words(objects).map((conceptId) => ({ conceptId, confidence: 1 }));
    return [{ id: `line-${String(i).padStart(6, '0')}`, heard, saw }];
  });
  const gold = lines('gold_standard.csv').map((line) => {
    const [conceptId = '', formId = ''] = line.split(',').map((side) => side.trim());
    return { formId, conceptId };
  });
  console.log(`### Frank 2009 (${situations.length} utterances, ${gold.length} gold pairs)\n`);
  console.log('| learner | P | R | F | 95 % of 2000 bootstraps over pairs |\n|---|---|---|---|---|');
  for (const [learner, learn] of Object.entries(learners)) {
    const learned = learn(situations);
    const [low, high] = bootstrap(learned, gold);
    console.log(`${row(learner, evaluateLexicon(learned, gold))} ${low.toFixed(2)}–${high.toFixed(2)} |`);
  }
  console.log('');
}

/** F over pairs drawn anew: each pair learned or in the gold standard is right, wrong or missed. */
function bootstrap(learned: readonly LexiconEntry[], gold: readonly LexiconEntry[]): [number, number] {
  const { right, learned: found, gold: all } = evaluateLexicon(learned, gold);
  const kinds = [...Array<number>(right).fill(0), ...Array<number>(found - right).fill(1)];
  kinds.push(...Array<number>(all - right).fill(2));
  const random = seededRandom(1);
  const scores = Array.from({ length: 2000 }, () => {
    const counts = [0, 0, 0];
    for (let i = 0; i < kinds.length; i++) counts[kinds[Math.floor(random() * kinds.length)]!]! += 1;
    return (2 * counts[0]!) / (2 * counts[0]! + counts[1]! + counts[2]!);
  }).sort((a, b) => a - b);
  return [scores[50]!, scores[1949]!];
}

function speed(): void {
  console.log(
    '### Speed (noisy world)\n\n| situations | online, situations/s | last 1000 of them | settle, s | heap, MB |\n|---|---|---|---|---|',
  );
  for (const situations of [1000, 10_000, 50_000]) {
    const world = generateWorld({ ...noisyWorld, situations }).situations;
    const state = emptyState();
    const start = performance.now();
    let lastThousand = start;
    world.forEach((situation, i) => {
      if (i === situations - 1000) lastThousand = performance.now();
      observe(state, situation);
    });
    const end = performance.now();
    settle(world);
    const settled = performance.now();
    const perSecond = (count: number, since: number) => Math.round((count / (end - since)) * 1000);
    const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
    console.log(
      `| ${situations} | ${perSecond(situations, start)} | ${perSecond(1000, lastThousand)} | ${((settled - end) / 1000).toFixed(2)} | ${heap} |`,
    );
  }
}

function online(situations: readonly Situation[]): LearnerState {
  const state = emptyState();
  for (const situation of situations) observe(state, situation);
  return state;
}

function settleWith(situations: readonly Situation[], changed: Partial<LearnerParameters>): LearnerState {
  return settle(partIntoEpisodes(situations), { parameters: { ...learnerParameters, ...changed } });
}

function goldPairs(gold: ReadonlyMap<string, ReadonlySet<string>>): LexiconEntry[] {
  return [...gold].flatMap(([formId, concepts]) => [...concepts].map((conceptId) => ({ formId, conceptId })));
}

interface Candidate {
  readonly probability: number;
  readonly right: boolean;
}

function topCandidates(state: LearnerState, gold: ReadonlyMap<string, ReadonlySet<string>>): Candidate[] {
  const seen = new Set<string>();
  return mappings(state, { minimumProbability: 0 }).flatMap(({ formId, conceptId, probability }) => {
    if (seen.has(formId)) return [];
    seen.add(formId);
    return [{ probability, right: gold.get(formId)?.has(conceptId) ?? false }];
  });
}

function calibrationError(candidates: readonly Candidate[]): number {
  const inOrder = [...candidates].sort((a, b) => a.probability - b.probability);
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const from = Math.floor((bin * inOrder.length) / 10);
    const part = inOrder.slice(from, Math.floor(((bin + 1) * inOrder.length) / 10));
    const sum = part.reduce((total, { probability, right }) => total + probability - (right ? 1 : 0), 0);
    error += Math.abs(sum) / inOrder.length;
  }
  return error;
}

function mean(scores: readonly LexiconScore[]): Pick<LexiconScore, 'precision' | 'recall' | 'f'> {
  const of = (key: 'precision' | 'recall' | 'f') => scores.reduce((sum, s) => sum + s[key], 0) / scores.length;
  return { precision: of('precision'), recall: of('recall'), f: of('f') };
}

function row(name: string, { precision, recall, f }: Pick<LexiconScore, 'precision' | 'recall' | 'f'>): string {
  return `| ${name} | ${precision.toFixed(2)} | ${recall.toFixed(2)} | ${f.toFixed(3)} |`;
}
