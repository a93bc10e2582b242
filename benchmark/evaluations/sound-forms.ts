/**
 * How well sounds are grouped into forms without labels. Prints one Markdown table a part; `sound-forms.md` quotes it.
 *
 *   npx tsx benchmark/evaluations/sound-forms.ts [--data DIR] [--stamps DIR] [--part digits|fr|de|es|fr2|es2|phrases]…
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { dtwCost } from '../../src/dsp/alignment.ts';
import { normaliseMeanVariance } from '../../src/dsp/frame-statistics.ts';
import { mfcc } from '../../src/dsp/mfcc.ts';
import { emptyFormState } from '../../src/phonetics/forms/form-state.ts';
import { makeAcousticPattern } from '../../src/phonetics/forms/make-acoustic-pattern.ts';
import { measurePairs } from '../../src/phonetics/forms/measure-pairs.ts';
import { PatternShelf, type PatternToken } from '../../src/phonetics/forms/pattern-shelf.ts';
import { settleForms } from '../../src/phonetics/forms/settle-forms.ts';
import { stepForms } from '../../src/phonetics/forms/step-forms.ts';
import { meanAveragePrecision } from '../../src/phonetics/likeness/evaluation/average-precision.ts';
import { pairwiseScore } from './pairwise-score.ts';
import { digitPhrases, wordPhrases, type PhraseSet } from './phrase-sets.ts';
import { spokenDigits, variedWords, wordsOfTwoVoices, type SpokenWord } from './spoken-word-sets.ts';
import { scorePhrases } from './words-in-phrases.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    stamps: { type: 'string' },
    words: { type: 'string', default: '30' },
    variants: { type: 'string', default: '5' },
    part: { type: 'string', multiple: true },
  },
});
const words = Number(options.words);
const variants = Number(options.variants);

if (!existsSync(options.data)) {
  console.log(`skipped: no folder ${options.data}; say where the shared data is with --data`);
  process.exit(0);
}

const otherVoice = (a: SpokenWord, b: SpokenWord) => a.voice !== b.voice;
const round = (value: number) => value.toFixed(3);

console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);

if (wanted('digits')) {
  const digits = spokenDigits(options.data);
  const plain = digits.map(({ samples }) => normaliseMeanVariance(mfcc(samples)));
  const ours = distances(digits);
  const recall = (distance: (a: number, b: number) => number) =>
    round(meanAveragePrecision(digits, distance).precision);
  console.log('| same digit, other speaker (300 tokens, 6 speakers) | mean average precision |');
  console.log('|---|---|');
  console.log(`| plain MFCC and DTW | ${recall((a, b) => dtwCost(plain[a]!, plain[b]!))} |`);
  console.log(`| form distance | ${recall((a, b) => ours.raw(a, b))} |`);
  console.log(`| form distance, relative | ${recall((a, b) => ours.relative(a, b))} |\n`);
}

const oneVoice = ['fr', 'de', 'es'].filter(wanted);
if (oneVoice.length > 0) {
  console.log('| one voice | way | precision | recall | F | forms (true) | CPU ms a token |');
  console.log('|---|---|---|---|---|---|---|');
  for (const language of oneVoice) report(language, variedWords(options.data, language, words, variants));
  console.log();
}

for (const language of ['fr', 'es'].filter((code) => wanted(`${code}2`))) {
  if (options.stamps === undefined) {
    console.log(`skipped: ${language} in two voices; give --stamps (Debian: apt-get download tuxpaint-stamps-default)`);
    continue;
  }
  const spoken = wordsOfTwoVoices(options.data, options.stamps, language, words, variants);
  const ours = distances(spoken);
  console.log(`| ${language}, two voices | way | precision | recall | F | forms (true) | CPU ms a token |`);
  console.log('|---|---|---|---|---|---|---|');
  report(language, spoken);
  const { assignments } = settleForms('lexicon', spoken.map(tokenOf));
  const formOf = new Map(assignments.map(({ tokenId, formId }) => [tokenId, formId]));
  const across = pairwiseScore(
    spoken,
    ({ id }) => formOf.get(id) ?? id,
    ({ word }) => word,
    otherVoice,
  );
  console.log(
    `\nacross voices only: precision ${round(across.precision)}, recall ${round(across.recall)}; ` +
      `mean average precision ${round(meanAveragePrecision(spoken, ours.relative).precision)}\n`,
  );
}

if (wanted('phrases')) {
  const { data } = options;
  const ring = (speakers: readonly string[], known: readonly string[], other: boolean) =>
    speakers.map((speaker, at) => () => {
      const inPhrases = other ? speakers[(at + 1) % speakers.length]! : speaker;
      return digitPhrases(data, [speaker, inPhrases], known);
    });
  const [tuning, heldOut] = [
    ['jackson', 'nicolas', 'theo'],
    ['george', 'lucas', 'yweweler'],
  ] as const;
  console.log(
    '| words in phrases | precision | recall | precision of phrases inside others | wrong in phrases of unknown words | ' +
      'in single words | ends off by, median, 90 % | CPU ms an utterance, again |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  reportPhrases('fr (tuned on)', [() => wordPhrases(data, 'fr', 18)]);
  reportPhrases('de (tuned on)', [() => wordPhrases(data, 'de', 18)]);
  reportPhrases('digits, same speaker (tuned on)', ring(tuning, [...'012345'], false));
  reportPhrases('digits, other speaker (tuned on)', ring(tuning, [...'012345'], true));
  reportPhrases('**es (held out)**', [() => wordPhrases(data, 'es', 18)]);
  reportPhrases('**en (held out)**', [() => wordPhrases(data, 'en', 18)]);
  reportPhrases('**digits, same speaker (held out in part)**', ring(heldOut, [...'456789'], false));
  reportPhrases('**digits, other speaker (held out in part)**', ring(heldOut, [...'456789'], true));
  console.log();
}

function reportPhrases(name: string, sets: readonly (() => PhraseSet)[]): void {
  const scores = sets.map((make) => scorePhrases(make()));
  const sum = (of: (score: (typeof scores)[number]) => number) => scores.reduce((total, score) => total + of(score), 0);
  const [found, right] = [sum((score) => score.found), sum((score) => score.right)];
  const [foundPhrases, rightPhrases] = [sum((score) => score.foundPhrases), sum((score) => score.rightPhrases)];
  const share = (part: number, all: number) => (all === 0 ? 'none' : `${(part / all).toFixed(2)} (${part} of ${all})`);
  const [said, foundSaid] = [sum((score) => score.said), sum((score) => score.foundSaid)];
  const edges = scores.flatMap((score) => score.edgeErrorsSeconds).sort((a, b) => a - b);
  const edge = (share: number) => `${(1000 * (edges[Math.floor(share * edges.length)] ?? 0)).toFixed(0)} ms`;
  const each = (of: (score: (typeof scores)[number]) => number) => (sum(of) / scores.length).toFixed(1);
  const cells = [
    name,
    share(right, found),
    share(foundSaid, said),
    share(rightPhrases, foundPhrases),
    `${sum((score) => score.wrongInUnknown)} in ${sum((score) => score.unknownPhrases)}`,
    `${sum((score) => score.wrongInSingle)} in ${sum((score) => score.singles)}`,
    `${edge(0.5)}, ${edge(0.9)}`,
    `${each((score) => score.millisecondsEach)}, ${each((score) => score.millisecondsAgain)}`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function wanted(part: string): boolean {
  return options.part === undefined || options.part.includes(part);
}

function tokenOf({ id, samples }: SpokenWord): PatternToken {
  return { id, pattern: makeAcousticPattern({ samples, startSeconds: 0 }) };
}

function distances(spoken: readonly SpokenWord[]) {
  // Every pair, as a ranking needs them, in slices that the table measures in full.
  const tokens = spoken.map(tokenOf);
  const shelf = new PatternShelf(tokens.length);
  const known = tokens.map((a) => tokens.map((b) => (a.id < b.id ? shelf.distance(a, b) : 0)));
  const raw = (a: number, b: number) => known[a]![b]! || known[b]![a]!;
  const byId = tokens.map((_, index) => index).sort((a, b) => (tokens[a]!.id < tokens[b]!.id ? -1 : 1));
  const table = measurePairs(
    byId.map((index) => tokens[index]!),
    shelf,
  );
  const typical: number[] = [];
  byId.forEach((index, at) => (typical[index] = table.typical[at]!.pattern));
  return { raw, relative: (a: number, b: number) => (2 * raw(a, b)) / (typical[a]! + typical[b]!) };
}

function report(name: string, spoken: readonly SpokenWord[]): void {
  const tokens = spoken.map(tokenOf);
  const line = (way: string, formOf: ReadonlyMap<string, string>, milliseconds: number) => {
    const score = pairwiseScore(
      spoken,
      ({ id }) => formOf.get(id) ?? id,
      ({ word }) => word,
    );
    const { precision, recall, f, groups, trueGroups } = score;
    const cells = [name, way, round(precision), round(recall), round(f), `${groups} (${trueGroups})`];
    console.log(`| ${cells.join(' | ')} | ${(milliseconds / tokens.length).toFixed(0)} |`);
  };
  let started = process.cpuUsage();
  const settled = settleForms('lexicon', tokens);
  line('settled', new Map(settled.assignments.map(({ tokenId, formId }) => [tokenId, formId])), since(started));
  started = process.cpuUsage();
  const shelf = new PatternShelf();
  const formOf = new Map<string, string>();
  let state = emptyFormState('lexicon');
  // Arrival in another order than that of ids or of words.
  for (let turn = 0; turn < tokens.length; turn++) {
    const token = tokens[(turn * 37) % tokens.length]!;
    const result = stepForms(state, [token], shelf);
    state = result.state;
    for (const { tokenId, formId } of result.assignments) formOf.set(tokenId, formId);
    for (const { fromId, toId } of result.redirects) {
      formOf.forEach((formId, tokenId) => formId === fromId && formOf.set(tokenId, toId));
    }
  }
  line('one at a time', formOf, since(started));
}

function since(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
