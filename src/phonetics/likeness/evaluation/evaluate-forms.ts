import { dtwCost } from '../../../dsp/alignment.ts';
import { nodeId } from '../../../graph/node-id.ts';
import { groupedBy } from '../../../grouped-by.ts';
import { readList } from '../../../inference/evaluation/tabbed-list.ts';
import { MediaError } from '../../../media/media-errors.ts';
import { evenlySpread } from '../../evenly-spread.ts';
import { farthest } from '../../forms/form-distance.ts';
import { PatternShelf } from '../../forms/pattern-shelf.ts';
import { PhoneRecogniser } from '../../phones/phone-recogniser.ts';
import {
  cosineDistance,
  segmentalDistance,
  togetherWeights,
  type SoundDistances,
} from '../../forms/sound-distances.ts';
import { WordEmbedder } from '../word-embedder.ts';
import { meanAveragePrecision } from './average-precision.ts';
import { hearSaying, type HeardSaying } from './hear-sayings.ts';
import { parseSpokenList, type ListedSaying } from './spoken-list.ts';

/** Ways of comparing, from the plainest on. */
export const waysToCompare = ['MFCC and DTW', 'acoustic pattern', 'phones', 'embedding', 'together'] as const;
export type WayToCompare = (typeof waysToCompare)[number];

export interface FormsRow {
  readonly group: string;
  readonly voices: number;
  readonly words: number;
  readonly sayings: number;
  /** Sayings of which there is one by another voice. */
  readonly asked: number;
  /** Mean average precision of each way, 0 to 1. */
  readonly precision: Readonly<Record<WayToCompare, number>>;
}

export interface FormsEvaluation {
  readonly rows: readonly FormsRow[];
  /** Why some files of the list were not heard. */
  readonly refused: readonly string[];
}

export interface FormsEvaluationOptions {
  readonly listFile: string;
  /** Words of each group that are compared, spread over it; all unless said. */
  readonly mostWords?: number;
  /** How much each counts in `together`; see `togetherWeights`. */
  readonly weights?: SoundDistances;
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * `phonograph evaluate forms`: the same word among all that other voices say, by each way of comparing sounds.
 * @throws {SpokenListError} naming file and line; {NotFoundError} for a list that is not there
 */
export async function evaluateForms(options: FormsEvaluationOptions): Promise<FormsEvaluation> {
  const text = await readList(options.listFile, 'sayings');
  const listed = parseSpokenList(text, options.listFile);
  const chosen = [...groupedBy(listed, groupOf).values()].flatMap((own) =>
    someWords(own, options.mostWords ?? Infinity),
  );
  const listener = { recogniser: await PhoneRecogniser.load(), embedder: await WordEmbedder.load() };
  const heard: HeardSaying[] = [];
  const refused: string[] = [];
  for (const [at, saying] of chosen.entries()) {
    try {
      heard.push(await hearSaying(saying, listener));
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      refused.push(error.message);
    }
    options.onProgress?.(at + 1, chosen.length);
  }
  const weights = options.weights ?? togetherWeights;
  return { rows: [...groupedBy(heard, groupOf)].map(([group, own]) => rowOf(group, own, weights)), refused };
}

const groupOf = ({ group }: { readonly group: string }) => group;

function rowOf(group: string, sayings: readonly HeardSaying[], weights: SoundDistances): FormsRow {
  const shelf = new PatternShelf(sayings.length);
  const tokens = sayings.map(({ pattern }, at) => ({ id: nodeId('token', at), pattern }));
  const cepstral = tableOf(sayings, (a, b) => dtwCost(sayings[a]!.cepstra, sayings[b]!.cepstra));
  const pattern = relative(
    tableOf(sayings, (a, b) => {
      const isHeard = tokens[a]!.pattern.frames > 0 && tokens[b]!.pattern.frames > 0;
      return isHeard ? shelf.distance(tokens[a]!, tokens[b]!) : farthest;
    }),
  );
  const phones = relative(tableOf(sayings, (a, b) => segmentalDistance(sayings[a]!.phones, sayings[b]!.phones)));
  const embedding = tableOf(sayings, (a, b) => cosineDistance(sayings[a]!.vector, sayings[b]!.vector));
  const points = relative(embedding);
  const together = tableOf(
    sayings,
    (a, b) => weights.pattern * pattern[a]![b]! + weights.phones * phones[a]![b]! + weights.embedding * points[a]![b]!,
  );
  const tables = [cepstral, pattern, phones, embedding, together];
  const scores = tables.map((table) => meanAveragePrecision(sayings, (a, b) => table[a]![b]!));
  const precision = Object.fromEntries(waysToCompare.map((way, at) => [way, scores[at]!.precision]));
  return {
    group,
    voices: new Set(sayings.map(({ voice }) => voice)).size,
    words: new Set(sayings.map(({ word }) => word)).size,
    sayings: sayings.length,
    asked: scores[0]!.asked,
    precision: precision as Record<WayToCompare, number>,
  };
}

type Table = readonly (readonly number[])[];

/** Between sayings of different voices; NaN elsewhere. Every distance is symmetric and measured once. */
function tableOf(sayings: readonly HeardSaying[], distance: (a: number, b: number) => number): Table {
  const table = sayings.map(() => new Array<number>(sayings.length).fill(NaN));
  sayings.forEach(({ voice }, a) => {
    for (let b = 0; b < a; b++) {
      if (sayings[b]!.voice !== voice) table[a]![b] = table[b]![a] = distance(a, b);
    }
  });
  return table;
}

/** Over the mean of the middle three fifths of what each is from others: about 1 between unrelated sounds. */
function relative(table: Table): Table {
  const typical = table.map((row) => {
    const known = row.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
    const middle = known.slice(Math.floor(known.length * 0.2), Math.ceil(known.length * 0.8));
    return middle.reduce((sum, value) => sum + value, 0) / Math.max(1, middle.length) || 1;
  });
  return table.map((row, a) => row.map((value, b) => (2 * value) / (typical[a]! + typical[b]!)));
}

/** All sayings of at most so many words, which are spread over the group. */
function someWords(sayings: readonly ListedSaying[], most: number): ListedSaying[] {
  const words = [...new Set(sayings.map(({ word }) => word))];
  const chosen = new Set(evenlySpread(words, most));
  return sayings.filter(({ word }) => chosen.has(word));
}
