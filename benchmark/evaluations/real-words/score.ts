/**
 * Scores what was learned from clips whose truth is known, beside the baseline of raw co-occurrence counts:
 *
 *   npx tsx benchmark/evaluations/real-words/score.ts --truth FOLDER/truth.json --mappings learned.jsonl
 *
 * `learned.jsonl` has the lines of `mappings --json`, with `concept.occurrences` ([{file, start, end, box}]) where a
 * concept has no name. The baseline sees the forms and concepts of these lines, whatever their probability, and of
 * `--forms` and `--concepts` (one {id, tokens} or {id, label, occurrences} a line) where given. The rule by which a form
 * or a concept is identified with the truth stands in ../lexicon-score.ts.
 */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Truth } from '../../../examples/sample/truth.ts';
import { ParameterError } from '../../../src/errors.ts';
import {
  coOccurrences,
  frequentPairs,
  informativePairs,
  mostFrequentConcepts,
  type Counted,
} from '../co-occurrence-baseline.ts';
import {
  scoreLexicon,
  type LearnedConcept,
  type LearnedForm,
  type LearnedMapping,
  type LexiconScore,
} from '../lexicon-score.ts';

export interface Learned {
  readonly mappings: readonly LearnedMapping[];
  /** All that there are, mapped or not. */
  readonly forms: readonly LearnedForm[];
  readonly concepts: readonly LearnedConcept[];
}

export interface Comparison {
  readonly learner: LexiconScore;
  /** Each form's most frequent concept or concepts. */
  readonly mostFrequent: LexiconScore;
  /** All pairs counted at least so often, at the count whose F is best: more than a baseline could know. */
  readonly bestThreshold: LexiconScore & { readonly threshold: number };
  /** Likewise by pointwise mutual information. */
  readonly bestInformation: LexiconScore & { readonly threshold: number };
}

export function compareWithBaseline(truth: Truth, learned: Learned, atLeast = 0.5): Comparison {
  const counts = coOccurrences(learned.forms, learned.concepts);
  const best = (valueOf: (counted: Counted) => number, pairsFrom: (threshold: number) => LearnedMapping[]) => {
    const thresholds = [...new Set(counts.map(valueOf))];
    return (thresholds.length === 0 ? [1] : thresholds)
      .map((threshold) => ({ ...scoreLexicon(truth, pairsFrom(threshold)), threshold }))
      .sort((one, other) => other.f - one.f)[0]!;
  };
  return {
    learner: scoreLexicon(truth, learned.mappings, { atLeast }),
    mostFrequent: scoreLexicon(truth, mostFrequentConcepts(counts)),
    bestThreshold: best(
      ({ count }) => count,
      (threshold) => frequentPairs(counts, threshold),
    ),
    bestInformation: best(
      ({ pmi }) => pmi,
      (threshold) => informativePairs(counts, threshold),
    ),
  };
}

/** Forms and concepts of the mappings and of the lists beside them, each id once. */
export function gatherLearned(
  mappings: readonly LearnedMapping[],
  forms: readonly LearnedForm[] = [],
  concepts: readonly LearnedConcept[] = [],
): Learned {
  return {
    mappings,
    forms: byId([...mappings.map(({ form }) => form), ...forms]),
    concepts: byId([...mappings.map(({ concept }) => concept), ...concepts]),
  };
}

function byId<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

export function tableOf({ learner, mostFrequent, bestThreshold, bestInformation }: Comparison): string {
  const rows = [['', 'precision', 'recall', 'F', 'right', 'learned', 'true']];
  const add = (name: string, score: LexiconScore): void => {
    const parts = [...Object.entries(score.byVoices).map(([count, its]) => [`  ${count} voice(s)`, its] as const)];
    for (const [label, its] of [[name, score] as const, ...(parts.length > 1 ? parts : [])]) {
      const shares = [its.precision, its.recall, its.f].map((share) => share.toFixed(3));
      rows.push([label, ...shares, ...[its.rightPairs, its.learnedPairs, its.truePairs].map(String)]);
    }
  };
  add('learner', learner);
  add('most frequent', mostFrequent);
  add(`count ≥ ${bestThreshold.threshold} (best F)`, bestThreshold);
  add(`PMI ≥ ${bestInformation.threshold.toFixed(2)} (best F)`, bestInformation);
  return rows.map(([name, ...cells]) => name!.padEnd(24) + cells.map((cell) => cell.padStart(10)).join('')).join('\n');
}

async function readLines<Item>(file: string | undefined): Promise<Item[]> {
  if (file === undefined) return [];
  return (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as Item;
      } catch (cause) {
        throw new ParameterError(`${file}: line ${index + 1} is not JSON`, { cause });
      }
    });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      truth: { type: 'string' },
      mappings: { type: 'string' },
      forms: { type: 'string' },
      concepts: { type: 'string' },
      'at-least': { type: 'string', default: '0.5' },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.truth === undefined || values.mappings === undefined) {
    throw new ParameterError('usage: score.ts --truth FILE --mappings FILE [--forms FILE] [--concepts FILE] [--json]');
  }
  const truth = JSON.parse(await readFile(values.truth, 'utf8')) as Truth;
  const learned = gatherLearned(
    await readLines<LearnedMapping>(values.mappings),
    await readLines<LearnedForm>(values.forms),
    await readLines<LearnedConcept>(values.concepts),
  );
  const comparison = compareWithBaseline(truth, learned, Number(values['at-least']));
  process.stdout.write((values.json ? JSON.stringify(comparison) : tableOf(comparison)) + '\n');
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main().catch((fault: Error) => {
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 1;
  });
}
