/**
 * Phrases that mean what their words mean, phrases that mean something of their own, and phrases that mean nothing, in
 * made-up worlds of which the truth is known: what is told of them, and what hearing them as one form does to their
 * words. Beside it every phrase taken for a word, with the cut that suits the truth best. Prints the tables of phrases.md.
 *
 *   npx tsx benchmark/evaluations/phrases.ts [--seeds 5] [--sizes 250,500,1000,2000,4000]
 */
import { parseArgs } from 'node:util';
import { evaluateLexicon } from '../../src/meaning/evaluate-lexicon.ts';
import { lexiconThreshold } from '../../src/meaning/learner-parameters.ts';
import { learnByAssociation } from '../../src/meaning/literature/association-measures.ts';
import { mappings, type LexiconEntry } from '../../src/meaning/mappings.ts';
import { findPhrases } from '../../src/meaning/phrases/find-phrases.ts';
import type { Phrase } from '../../src/meaning/phrases/learn-phrases.ts';
import { isUnitId, PhraseUnits, unitIdOf } from '../../src/meaning/phrases/phrase-units.ts';
import { settleWithPhrases } from '../../src/meaning/phrases/settle-with-phrases.ts';
import type { LearnerState } from '../../src/meaning/learner-state.ts';
import { settle } from '../../src/meaning/settle.ts';
import type { Situation } from '../../src/meaning/situation.ts';
import { generatePhrases, phraseWorld, type PhraseTruth } from '../../test/meaning/generated-phrases.ts';
import { precisionAndRecall } from './meaning/score.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '5' }, sizes: { type: 'string', default: '250,500,1000,2000,4000' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => 300 + i);
const sizes = values.sizes.split(',').map(Number);
const worlds = {
  '10 % errors': phraseWorld,
  '30 % errors': { ...phraseWorld, recognitionErrorRate: 0.3, detectionErrorRate: 0.3, presentShare: 0.8 },
};

for (const [name, plan] of Object.entries(worlds)) {
  console.log(`### ${name} (mean of ${seeds.length} worlds)\n`);
  console.log(
    '| situations | own meanings: P | R | F | NPMI of phrases taken for words, best cut: F | said to compose, of those that do | of those that do not | words by themselves: F | with phrases | s |',
  );
  console.log(`|${'---|'.repeat(10)}`);
  for (const situations of sizes) {
    const rows = seeds.map((seed) => scores({ ...plan, seed, situations }));
    const mean = (key: keyof Row) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
    const own = { p: mean('precision'), r: mean('recall') };
    const f = own.p + own.r === 0 ? 0 : (2 * own.p * own.r) / (own.p + own.r);
    const cells = [own.p, own.r, f, mean('npmi'), mean('composed'), mean('wrongly'), mean('before'), mean('after')];
    console.log(
      `| ${situations} | ${cells.map((cell) => cell.toFixed(2)).join(' | ')} | ${mean('seconds').toFixed(1)} |`,
    );
  }
  console.log('');
}

interface Row {
  readonly precision: number;
  readonly recall: number;
  readonly npmi: number;
  readonly composed: number;
  readonly wrongly: number;
  readonly before: number;
  readonly after: number;
  readonly seconds: number;
}

function scores(plan: typeof phraseWorld): Row {
  const { situations, truth } = generatePhrases(plan);
  const start = performance.now();
  const { state, phrases } = settleWithPhrases(situations);
  const seconds = (performance.now() - start) / 1000;
  const claimed = phrases.flatMap((phrase) => ownMeaningOf(phrase));
  // a word that is heard as two forms may be taken for a phrase that means it
  const right = claimed.filter(({ formId, conceptId }) => {
    const parts = truth.composed.get(formId);
    return truth.whole.get(formId) === conceptId || (parts !== undefined && parts.every((part) => part === conceptId));
  });
  const ofIdioms = claimed.filter(({ formId, conceptId }) => truth.whole.get(formId) === conceptId);
  const known = new Map(phrases.map((phrase) => [unitIdOf(phrase.formIds), phrase]));
  const share = (ids: Iterable<string>) => {
    const found = [...ids].flatMap((id) => known.get(id) ?? []);
    return found.length === 0 ? 0 : found.filter(({ composes }) => composes >= 0.5).length / found.length;
  };
  return {
    precision: claimed.length === 0 ? 0 : right.length / claimed.length,
    recall: ofIdioms.length / truth.whole.size,
    npmi: phrasesAsWords(situations, truth),
    composed: share([...truth.composed].filter(([, [first, second]]) => first !== second).map(([id]) => id)),
    wrongly: share(truth.whole.keys()),
    before: fOfWords(settle(situations), truth),
    after: fOfWords(state, truth),
    seconds,
  };
}

function ownMeaningOf({ formIds, whole: [best] }: Phrase): LexiconEntry[] {
  return best !== undefined && best.probability >= 0.5
    ? [{ formId: unitIdOf(formIds), conceptId: best.conceptId }]
    : [];
}

/** F of the best cut, on phrases. */
function phrasesAsWords(situations: readonly Situation[], truth: PhraseTruth): number {
  const units = new PhraseUnits(findPhrases(situations).map(({ formIds }) => formIds));
  const { scores: pairs } = learnByAssociation(
    situations.map((situation) => units.join(situation)),
    { measure: 'npmi', rule: 'best-of-form' },
  );
  const ofPhrases = pairs.filter(({ formId }) => isUnitId(formId));
  const gold = [...truth.whole].map(([formId, conceptId]) => ({ formId, conceptId }));
  return precisionAndRecall(ofPhrases, gold).reduce((best, [r, p]) => Math.max(best, (2 * p * r) / (p + r || 1)), 0);
}

function fOfWords(state: LearnerState, truth: PhraseTruth): number {
  const words = mappings(state, { minimumProbability: lexiconThreshold });
  const halves = [...truth.composed.values()].flatMap(([first, second]) => (first === second ? [first!] : []));
  const whole = new Set(halves);
  const concepts = new Set([...truth.composed.values()].flat());
  const gold = [...concepts].flatMap((conceptId) =>
    whole.has(conceptId)
      ? ['a', 'b'].map((half) => ({ formId: `${conceptId}${half}`, conceptId }))
      : [{ formId: conceptId, conceptId }],
  );
  return evaluateLexicon(words, gold).f;
}
