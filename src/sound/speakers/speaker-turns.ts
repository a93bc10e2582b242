import { dot } from '../../dsp/dot.ts';
import { pointLinkage, type WeightedPoint } from '../../dsp/point-linkage.ts';
import { lengthOf, type TimeSpan } from '../time-span.ts';
import type { SpeakerWindow } from './speaker-windows.ts';

/** Windows that are compared with each other at once: 19 minutes of speech. */
const BLOCK_WINDOWS = 1500;

/** What one speaker of a recording says between two others. */
export interface SpeakerTurn extends TimeSpan {
  /** Place of the utterance. */
  readonly utterance: number;
  /** Place of the speaker. */
  readonly speaker: number;
}

/** A voice of a recording. */
export interface RecordingSpeaker {
  /** Mean of the points of its windows, of length 1 where they are all the same. */
  readonly vector: Float32Array;
  /** How long it speaks. */
  readonly seconds: number;
}

export interface SpeakerTurns {
  /** In the order in which they are first heard. */
  readonly speakers: readonly RecordingSpeaker[];
  /** In order of time. */
  readonly turns: readonly SpeakerTurn[];
}

export interface TurnRule {
  /** Mean cosine of two clusters of windows of one speaker. */
  readonly leastSimilarity: number;
  /** Who speaks for less than this in all is taken for the nearest of the others. */
  readonly leastSeconds: number;
}

/**
 * Who speaks when: windows by their voices, clustered in blocks and then over blocks; each moment is that of the window whose middle is nearest.
 * @param windows of utterances, in order
 * @param vectors their points on the unit sphere
 */
export function speakerTurns(
  windows: readonly SpeakerWindow[],
  vectors: readonly Float32Array[],
  rule: TurnRule,
): SpeakerTurns {
  const cluster = withoutBrief(clustersOf(windows, vectors, rule.leastSimilarity), windows, vectors, rule);
  const order = new Map<number, number>();
  for (const each of cluster) if (!order.has(each)) order.set(each, order.size);
  const turns: SpeakerTurn[] = [];
  windows.forEach(({ utterance, ...window }, place) => {
    const speaker = order.get(cluster[place]!)!;
    const [former, next] = [windows[place - 1], windows[place + 1]];
    const startSeconds = former?.utterance === utterance ? border(former, window) : window.startSeconds;
    const endSeconds = next?.utterance === utterance ? border(window, next) : window.endSeconds;
    const last = turns.at(-1);
    if (last?.utterance === utterance && last.speaker === speaker) turns[turns.length - 1] = { ...last, endSeconds };
    else turns.push({ utterance, speaker, startSeconds, endSeconds });
  });
  const seconds = new Float64Array(order.size);
  for (const { speaker, startSeconds, endSeconds } of turns) seconds[speaker]! += endSeconds - startSeconds;
  const means = meansOf(cluster, windows, vectors);
  return {
    turns,
    speakers: [...order.keys()].map((each, i) => ({ vector: means.get(each)!.vector, seconds: seconds[i]! })),
  };
}

/** Half-way between the middles of two windows. */
function border(earlier: TimeSpan, later: TimeSpan): number {
  return (earlier.startSeconds + earlier.endSeconds + later.startSeconds + later.endSeconds) / 4;
}

/** @returns for each window a number that is that of its speaker */
function clustersOf(
  windows: readonly TimeSpan[],
  vectors: readonly Float32Array[],
  leastSimilarity: number,
): Int32Array {
  const cluster = new Int32Array(windows.length);
  for (let from = 0; from < windows.length; from += BLOCK_WINDOWS) {
    const block = vectors
      .slice(from, from + BLOCK_WINDOWS)
      .map((vector, i): WeightedPoint => ({ vector, weight: lengthOf(windows[from + i]!) }));
    pointLinkage(block, leastSimilarity).forEach((lowest, i) => (cluster[from + i] = from + lowest));
  }
  if (windows.length <= BLOCK_WINDOWS) return cluster;
  const means = [...meansOf(cluster, windows, vectors)];
  const joined = pointLinkage(
    means.map(([, mean]) => mean),
    leastSimilarity,
  );
  const into = new Map(means.map(([each], i) => [each, means[joined[i]!]![0]]));
  return cluster.map((each) => into.get(each)!);
}

/** Who speaks too briefly becomes the nearest of those who do not, if there are any. */
function withoutBrief(
  cluster: Int32Array,
  windows: readonly TimeSpan[],
  vectors: readonly Float32Array[],
  { leastSeconds }: TurnRule,
): Int32Array {
  const means = [...meansOf(cluster, windows, vectors)];
  const lasting = means.filter(([, { weight }]) => weight >= leastSeconds);
  if (lasting.length === 0) return cluster;
  const into = new Map(
    means.map(([each, mean]) => {
      if (mean.weight >= leastSeconds) return [each, each];
      const nearness = lasting.map(([, { vector }]) => dot(mean.vector, vector) / Math.sqrt(dot(vector, vector)));
      return [each, lasting[nearness.indexOf(Math.max(...nearness))]![0]];
    }),
  );
  return cluster.map((each) => into.get(each)!);
}

/** Of each cluster the mean of its windows, by their lengths, in seconds. */
function meansOf(
  cluster: Int32Array,
  windows: readonly TimeSpan[],
  vectors: readonly Float32Array[],
): Map<number, WeightedPoint> {
  const sums = new Map<number, { vector: Float32Array; weight: number }>();
  cluster.forEach((each, place) => {
    const seconds = lengthOf(windows[place]!);
    const sum = sums.get(each) ?? { vector: new Float32Array(vectors[place]!.length), weight: 0 };
    vectors[place]!.forEach((value, i) => (sum.vector[i]! += value * seconds));
    sum.weight += seconds;
    sums.set(each, sum);
  });
  for (const { vector, weight } of sums.values()) vector.forEach((value, i) => (vector[i] = value / weight));
  return sums;
}
