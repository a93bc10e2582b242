import { accuracyOf, confusionOf, type Confusion } from '../../inference/evaluation/confusion.ts';

/** A clip of a known emotion, and what was heard in it by a network that had not heard its actor. */
export interface JudgedClip {
  readonly actual: string;
  /** Such as its fold. */
  readonly group: string;
  readonly probabilities: ReadonlyMap<string, number>;
  /** Expected valence, -1 to 1. */
  readonly valence: number;
}

export interface VoiceScores {
  readonly groups: readonly (GroupScore & { readonly group: string })[];
  /** Of all clips. */
  readonly all: GroupScore;
  /** Rows what was acted, columns what was likeliest. */
  readonly confusion: Confusion;
  /** Share of each emotion's clips that was told rightly, in the order of the confusion's rows. */
  readonly recalls: readonly number[];
  readonly valence: ValenceScore;
  /**
   * Expected calibration error (Naeini et al. 2015; Guo et al. 2017): how far the likeliest emotion's probability is from
   * the share of clips in which it was right, over ten bins of equal width, each weighed by its clips.
   */
  readonly calibrationError: number;
}

export interface GroupScore {
  readonly clips: number;
  /** Unweighted average recall: the mean of the emotions' recalls, each counting alike. */
  readonly averageRecall: number;
}

/** How often the sign of the expected valence is that of the emotion. */
export interface ValenceScore {
  readonly clips: number;
  /** Share of clips. */
  readonly right: number;
  /** Mean of the shares of pleasant and of unpleasant ones. */
  readonly balanced: number;
}

const BINS = 10;

/** @param judged at least one clip @param labels all that can be told @param signs of emotions whose valence is scored: 1 or -1 */
export function voiceScores(
  judged: readonly JudgedClip[],
  labels: readonly string[],
  signs: ReadonlyMap<string, number>,
): VoiceScores {
  const told = judged.map((clip) => ({ ...clip, ...likeliest(clip.probabilities) }));
  const confusion = confusedOf(told, labels);
  const groups = [...new Set(told.map(({ group }) => group))].map((group) => ({
    group,
    ...scoreOf(
      told.filter((each) => each.group === group),
      labels,
    ),
  }));
  return {
    groups,
    all: scoreOf(told, labels),
    confusion,
    recalls: labels.map((label) => accuracyOf(confusion, label)),
    valence: valenceScore(judged, signs),
    calibrationError: calibrationError(
      told.map(({ actual, label, probability }) => ({ right: actual === label, probability })),
    ),
  };
}

interface Told {
  readonly actual: string;
  readonly label: string;
}

function confusedOf(told: readonly Told[], labels: readonly string[]): Confusion {
  return confusionOf(
    told.map(({ actual, label }) => [actual, label] as const),
    labels,
    labels,
  );
}

function scoreOf(told: readonly Told[], labels: readonly string[]): GroupScore {
  const confusion = confusedOf(told, labels);
  // What does not occur has no recall.
  const recalls = labels.map((label) => accuracyOf(confusion, label)).filter((recall) => !Number.isNaN(recall));
  return { clips: told.length, averageRecall: mean(recalls) };
}

function likeliest(probabilities: ReadonlyMap<string, number>): { label: string; probability: number } {
  const [label, probability] = [...probabilities].reduce((best, each) => (each[1] > best[1] ? each : best));
  return { label, probability };
}

function valenceScore(judged: readonly JudgedClip[], signs: ReadonlyMap<string, number>): ValenceScore {
  const scored = judged.flatMap(({ actual, valence }) => {
    const sign = signs.get(actual);
    return sign === undefined ? [] : [{ sign, right: Math.sign(valence) === sign }];
  });
  const shareRight = (of: typeof scored) => of.filter(({ right }) => right).length / of.length;
  const sides = [1, -1].map((sign) => shareRight(scored.filter((each) => each.sign === sign)));
  return { clips: scored.length, right: shareRight(scored), balanced: mean(sides) };
}

/** @param answers how probable the answer was said to be, 0 to 1, and whether it was right */
export function calibrationError(
  answers: readonly { readonly right: boolean; readonly probability: number }[],
): number {
  const bins = Array.from({ length: BINS }, () => ({ right: 0, said: 0 }));
  for (const { right, probability } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))]!;
    bin.right += Number(right);
    bin.said += probability;
  }
  return bins.reduce((sum, { right, said }) => sum + Math.abs(right - said), 0) / answers.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
